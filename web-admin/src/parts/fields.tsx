import { Form, Input, InputNumber, Select } from 'antd';
import type { ChangeEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { isoDay, momentOf, momentText } from '../time.ts';

interface Props {
  readonly name: string | readonly (string | number)[];
  readonly label: string;
  readonly isOptional?: boolean;
}

/** What a field of a form must be: filled in, unless it is optional. */
export const useRules = (isOptional = false) => {
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

/** Any day, also one to come. */
export function AnyDayField({ name, label, isOptional }: Props) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules(isOptional)}>
      <Input type="date" />
    </Form.Item>
  );
}

/** A moment to come, in the district's own clock. */
export function MomentField({ name, label, isOptional }: Props) {
  return (
    <Form.Item
      name={[name].flat()}
      label={label}
      rules={useRules(isOptional)}
      getValueFromEvent={({ target }: ChangeEvent<HTMLInputElement>) => momentOf(target.value)}
      getValueProps={(at?: Date) => ({ value: at ? momentText(at) : '' })}
    >
      <Input type="datetime-local" />
    </Form.Item>
  );
}

/** A whole number from nought on. */
export function CountField({ name, label, isOptional, most = 1_000_000 }: Props & { readonly most?: number }) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules(isOptional)}>
      <InputNumber min={0} max={most} precision={0} className="whole" />
    </Form.Item>
  );
}

/** Money as people type it, in yuan. */
export function MoneyField({
  name,
  label,
  most,
  least = 0,
}: Props & { readonly most: number; readonly least?: number }) {
  return (
    <Form.Item name={[name].flat()} label={label} rules={useRules()}>
      <InputNumber min={least} max={most} precision={2} className="whole" />
    </Form.Item>
  );
}

/** One line of text. */
export function LineField({ name, label, isOptional = false, max = 100 }: Props & { readonly max?: number }) {
  const { t } = useTranslation();
  const rules = [{ required: !isOptional, whitespace: true, message: t('form.required') }];
  return (
    <Form.Item name={[name].flat()} label={label} rules={rules}>
      <Input maxLength={max} autoComplete="off" />
    </Form.Item>
  );
}

/** A few sentences. */
export function WordsField({ name, label, isOptional = false, max = 500 }: Props & { readonly max?: number }) {
  const { t } = useTranslation();
  const rules = [{ required: !isOptional, whitespace: true, message: t('form.required') }];
  return (
    <Form.Item name={[name].flat()} label={label} rules={rules}>
      <Input.TextArea rows={3} maxLength={max} showCount />
    </Form.Item>
  );
}

/** Why: what every grave change asks for. */
export function ReasonField({ isOptional = false }: { readonly isOptional?: boolean }) {
  const { t } = useTranslation();
  return <WordsField name="reason" label={t('actions.reason')} isOptional={isOptional} />;
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
