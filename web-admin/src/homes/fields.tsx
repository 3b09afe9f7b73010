import { DatePicker, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';

interface Named {
  readonly name: string;
  readonly label: string;
  readonly optional?: boolean;
}

const useRules = (optional: boolean) => {
  const { t } = useTranslation();
  return [{ required: !optional, message: t('form.required') }];
};

/** One of a few words. */
export function ChoiceField({
  options,
  mode,
  ...named
}: Named & {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly mode?: 'multiple';
}) {
  const rules = useRules(named.optional ?? false);
  return (
    <Form.Item name={named.name} label={named.label} rules={rules}>
      <Select
        options={[...options]}
        aria-label={named.label}
        showSearch={{ optionFilterProp: 'label' }}
        {...(mode ? { mode } : {})}
      />
    </Form.Item>
  );
}

/** A few sentences. */
export function WordsField({ name, label, optional = false, max = 500 }: Named & { readonly max?: number }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: !optional, whitespace: true, message: t('form.required') }]}
    >
      <Input.TextArea rows={3} maxLength={max} showCount />
    </Form.Item>
  );
}

/** A moment to come. */
export function MomentField({ name, label, optional = false }: Named) {
  const rules = useRules(optional);
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <DatePicker showTime={{ format: 'HH:mm' }} format="YYYY-MM-DD HH:mm" inputReadOnly className="whole" />
    </Form.Item>
  );
}

/** A whole number from nought on. */
export function CountField({ name, label, optional = false }: Named) {
  const rules = useRules(optional);
  return (
    <Form.Item name={name} label={label} rules={rules}>
      <InputNumber min={0} max={1_000_000} precision={0} className="whole" />
    </Form.Item>
  );
}
