import { useTranslation } from 'react-i18next';
import { DispatchCase } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import type { CaseFile } from '../case.ts';
import { emptyToNull, target, type ActionForm } from './action-form.ts';
import { partyInput, PartyFields, type Party } from './party.tsx';
import { TextField } from './reason.tsx';

interface Values {
  readonly to: Party;
  readonly note?: string;
}

function Fields({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  return (
    <>
      <PartyFields file={file} path={['to']} label={t('actions.department')} />
      <TextField name="note" label={t('actions.note')} optional />
    </>
  );
}

/** 派遣: to one department. */
export const dispatch: ActionForm<Values> = {
  Fields,
  call: (file, { to, note }) => call(DispatchCase, { ...target(file), to: partyInput(to), note: emptyToNull(note) }),
};
