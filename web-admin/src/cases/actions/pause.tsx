import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { RequestPause, type PauseKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { MomentField } from '../../parts/fields.tsx';
import { target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly kind: PauseKind;
  readonly until: Date;
  readonly reason: string;
}

const kinds = ['SUSPEND', 'EXTEND'] as const;

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="kind" label={t('actions.kind')} initialValue="SUSPEND">
        <Radio.Group options={kinds.map((value) => ({ value, label: t(`pauseKind.${value}`) }))} />
      </Form.Item>
      <MomentField name="until" label={t('actions.until')} />
      <TextField />
    </>
  );
}

/** 申请挂起或延期: nothing changes before the dispatcher agrees. */
export const requestPause: ActionForm<Values> = {
  Fields,
  call: (file, { kind, until, reason }) =>
    call(RequestPause, { ...target(file), input: { kind, reason, until: until.toISOString() } }),
};
