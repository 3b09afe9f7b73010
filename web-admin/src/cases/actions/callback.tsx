import { Form, Radio, Rate } from 'antd';
import { useTranslation } from 'react-i18next';
import { RecordCallback, type CallbackOutcome } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { emptyToNull, target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

interface Values {
  readonly outcome: CallbackOutcome;
  readonly score?: number;
  readonly note?: string;
}

const outcomes = ['SATISFIED', 'DISSATISFIED', 'UNREACHABLE'] as const;

function Fields() {
  const { t } = useTranslation();
  const outcome: unknown = Form.useWatch('outcome');
  return (
    <>
      <Form.Item name="outcome" label={t('actions.outcome')} rules={[{ required: true, message: t('form.required') }]}>
        <Radio.Group options={outcomes.map((value) => ({ value, label: t(`actions.outcomes.${value}`) }))} />
      </Form.Item>
      {outcome === 'SATISFIED' || outcome === 'DISSATISFIED' ? (
        <Form.Item name="score" label={t('actions.score')} rules={[{ required: true, message: t('form.required') }]}>
          <Rate />
        </Form.Item>
      ) : null}
      <TextField name="note" label={t('actions.note')} optional />
    </>
  );
}

/** 回访: what the reporter said. */
export const callback: ActionForm<Values> = {
  Fields,
  call: (file, { outcome, score, note }) =>
    call(RecordCallback, { ...target(file), input: { outcome, score: score ?? null, note: emptyToNull(note) } }),
};
