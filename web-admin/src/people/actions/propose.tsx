import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { ProposeChanges, type ChangeSource, type ResidentField } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { useViewer } from '../../viewer.tsx';
import { fields } from '../codes.ts';
import { useChoices } from '../words.ts';
import { isPresent, target, type Act } from './act.ts';
import { ChoiceField, WordsField } from '../../parts/fields.tsx';

interface Values {
  readonly source: ChangeSource;
  readonly changes: readonly { readonly field: ResidentField; readonly value?: string }[];
  readonly confidence?: number;
  readonly note?: string;
}

const days: readonly ResidentField[] = ['BIRTH_DATE', 'ARRIVAL_DATE'];

/** A new value in the shape its field has. */
function ValueInput({ at }: { readonly at: number }) {
  const { t } = useTranslation();
  const choices = useChoices();
  const form = Form.useFormInstance();
  const field = Form.useWatch<ResidentField | undefined>(['changes', at, 'field'], form);
  const options = field ? choices(field) : [];
  return (
    <Form.Item name={[at, 'value']} label={t('peopleDesk.value')} extra={t('peopleDesk.clearValue')}>
      {options.length > 0 ? (
        <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={[...options]} />
      ) : field && days.includes(field) ? (
        <Input type="date" />
      ) : (
        <Input maxLength={200} autoComplete="off" />
      )}
    </Form.Item>
  );
}

/** One field after the other, each with its new value. */
export function FieldValues() {
  const { t } = useTranslation();
  const required = [{ required: true, message: t('form.required') }];
  return (
    <Form.List name="changes" initialValue={[{}]}>
      {(lines, { add, remove }) => (
        <div className="stack">
          {lines.map(({ key, name }) => (
            <div key={key} className="field-line">
              <Form.Item name={[name, 'field']} label={t('peopleDesk.field')} rules={required}>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  options={fields.map((field) => ({ value: field, label: t(`residentField.${field}`) }))}
                />
              </Form.Item>
              <ValueInput at={name} />
              {lines.length > 1 ? (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={t('peopleDesk.removeField')}
                  onClick={() => remove(name)}
                />
              ) : null}
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('peopleDesk.addField')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function Fields() {
  const { t } = useTranslation();
  const { departments } = useViewer();
  const offered = ['VISIT', 'AFFAIR', 'DEPARTMENT'] as const;
  return (
    <>
      <ChoiceField
        name="source"
        label={t('peopleDesk.source')}
        first={departments.length > 0 ? 'DEPARTMENT' : 'VISIT'}
        options={offered.map((value) => ({ value, label: t(`changeSource.${value}`) }))}
      />
      <FieldValues />
      <Form.Item name="confidence" label={t('peopleDesk.confidence')} initialValue={80}>
        <InputNumber min={0} max={100} />
      </Form.Item>
      <WordsField name="note" label={t('peopleDesk.note')} isOptional />
    </>
  );
}

/** New values with their origin: they hold at once or wait for a decision, as the district trusts the source. */
export const propose: Act<Values> = {
  needs: 'resident.propose',
  isOpen: isPresent,
  Fields,
  call: (subject, { source, changes, confidence, note }) =>
    call(ProposeChanges, {
      ...target(subject),
      input: {
        source,
        changes: changes.map(({ field, value }) => ({ field, value: value?.trim() || null })),
        confidence: confidence ?? null,
        note: note?.trim() || null,
      },
    }),
};
