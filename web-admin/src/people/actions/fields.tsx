import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { isoDay } from '../../time.ts';

interface Props {
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  readonly isOptional?: boolean;
}

const useRules = (isOptional = false) => {
  const { t } = useTranslation();
  return [{ required: !isOptional, message: t('form.required') }];
};

/** A day that is not in the future; today to begin with. */
export function DayField({ name, label }: Props) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules()} initialValue={isoDay(new Date())}>
      <Input type="date" max={isoDay(new Date())} />
    </Form.Item>
  );
}

/** One line of text. */
export function LineField({ name, label, isOptional, max = 100 }: Props & { readonly max?: number }) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules(isOptional)}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
}

/** A few sentences. */
export function WordsField({ name, label, isOptional }: Props) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules(isOptional)}>
      <Input.TextArea rows={3} maxLength={500} showCount />
    </Form.Item>
  );
}

interface ChoiceProps extends Props {
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly first?: string;
  readonly isMany?: boolean;
}

/** One of a list, or several. */
export function ChoiceField({ name, label, options, first, isMany = false, isOptional }: ChoiceProps) {
  return (
    <Form.Item
      name={[name].flat()}
      label={label}
      rules={useRules(isOptional)}
      {...(first === undefined ? {} : { initialValue: first })}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        allowClear={isOptional ?? false}
        options={[...options]}
        {...(isMany ? { mode: 'multiple' as const } : {})}
      />
    </Form.Item>
  );
}
