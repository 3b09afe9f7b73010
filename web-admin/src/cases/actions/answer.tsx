import { Form, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { AnswerJoint, type JointAnswer } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { target, type ActionForm } from './action-form.ts';
import { TextField } from './reason.tsx';

const answers = ['DONE', 'REFUSED'] as const;

function Fields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item name="answer" label={t('actions.answer')} initialValue="DONE">
        <Radio.Group options={answers.map((value) => ({ value, label: t(`actions.answers.${value}`) }))} />
      </Form.Item>
      <TextField name="note" label={t('actions.note')} />
    </>
  );
}

/** 协办答复: a co-handler has done its part, or refuses it. */
export const answerJoint: ActionForm<{ readonly answer: JointAnswer; readonly note: string }> = {
  Fields,
  call: (file, values) => call(AnswerJoint, { ...target(file), ...values }),
};
