import { DatePicker, Form, Radio } from 'antd';
import type { Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { RequestPause, type PauseKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly kind: PauseKind;
  readonly until: Dayjs;
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
      <Form.Item name="until" label={t('actions.until')} rules={[{ required: true, message: t('form.required') }]}>
        <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" inputReadOnly className="whole" />
      </Form.Item>
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
