import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ReportUpCase, type CannotHandle } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

const causes = ['NO_POWER', 'NO_MEANS', 'NEEDS_DEPARTMENT', 'PARTY_REFUSES', 'OTHER'] as const;

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="cause" label={t('actions.cause')} rules={[{ required: true, message: t('form.required') }]}>
        <Select options={causes.map((value) => ({ value, label: t(`cause.${value}`) }))} />
      </Form.Item>
      <TextField />
    </>
  );
}

/** 上报: the grid cannot handle it, and says why. */
export const reportUp: ActionForm<{ readonly cause: CannotHandle; readonly reason: string }> = {
  Fields,
  call: (file, values) => call(ReportUpCase, { ...target(file), ...values }),
};
