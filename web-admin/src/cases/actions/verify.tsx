import { VerifyCase } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { emptyToNull, target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly reason?: string;
}

/** 核查: good, or back for rework with a reason. */
export const verify = (ok: boolean): ActionForm<Values> => ({
  Fields: () => <TextField optional={ok} />,
  call: (file, { reason }) => call(VerifyCase, { ...target(file), ok, reason: emptyToNull(reason) }),
});
