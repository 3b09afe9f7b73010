import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { call, type Operation } from '../../operation.ts';
import { target, type ActionForm } from './action-form.ts';

interface Props {
  readonly label?: string;
  readonly name?: string;
  readonly optional?: boolean;
}

/** A few sentences in a person's own words. */
export function TextField({ label, name = 'reason', optional = false }: Props) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label ?? t('actions.reason')}
      rules={[{ required: !optional, whitespace: true, message: t('form.required') }]}
    >
      <Input.TextArea rows={4} maxLength={500} showCount autoFocus={!optional} />
    </Form.Item>
  );
}

interface Reason {
  readonly reason: string;
}

interface WithReason extends Reason {
  readonly id: string;
  readonly version: number;
}

/** Actions that need a reason and nothing else. */
export const withReason = (operation: Operation<unknown, WithReason>): ActionForm<Reason> => ({
  Fields: () => <TextField />,
  call: (file, { reason }) => call(operation, { ...target(file), reason }),
});

interface Bare {
  readonly id: string;
  readonly version: number;
}

/** Actions that need a word of confirmation only. */
export const bare = (operation: Operation<unknown, Bare>): ActionForm<object> => ({
  Fields: () => null,
  call: (file) => call(operation, target(file)),
});
