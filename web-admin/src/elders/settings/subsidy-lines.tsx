import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { IncomeTag, MealSubsidyLineInput } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { ChoiceField, MoneyField } from '../../parts/fields.tsx';
import { useMay } from '../../viewer.tsx';
import { careLevels, incomeTags, subsidyAges } from '../codes.ts';

/** One line as people fill it in: money in yuan. */
export interface SubsidyLine {
  readonly fromLevel?: string | undefined;
  readonly fromAge?: string | undefined;
  readonly incomeTag?: IncomeTag | undefined;
  readonly amount: number;
}

const word = (number: number | null | undefined): string | undefined =>
  typeof number === 'number' ? String(number) : undefined;

const number = (text: string | undefined): number | null => (text === undefined ? null : Number(text));

/** A line of the rule as it is shown, and as it is sent. */
export const asLine = ({ fromLevel, fromAge, incomeTag, amount }: MealSubsidyLineInput): SubsidyLine => ({
  fromLevel: word(fromLevel),
  fromAge: word(fromAge),
  incomeTag: incomeTag ?? undefined,
  amount: amount / 100,
});

export const asSent = ({ fromLevel, fromAge, incomeTag, amount }: SubsidyLine): MealSubsidyLineInput => ({
  fromLevel: number(fromLevel),
  fromAge: number(fromAge),
  incomeTag: incomeTag ?? null,
  amount: fenOf(amount),
});

/** The lines of a rule, one card each. */
export function SubsidyLines() {
  const { t } = useTranslation();
  const mayWrite = useMay('elder.configure');
  return (
    <Form.List name="lines">
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <Card
              key={key}
              title={t('eldersDesk.subsidy.line', { n: name + 1 })}
              extra={
                mayWrite && lines.length > 1 ? (
                  <Button
                    type="text"
                    icon={<MinusCircleOutlined aria-hidden />}
                    aria-label={t('eldersDesk.subsidy.remove', { n: name + 1 })}
                    onClick={() => remove(name)}
                  />
                ) : null
              }
            >
              <LineFields name={name} />
            </Card>
          ))}
          {mayWrite ? (
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ amount: 1 })}>
              {t('eldersDesk.subsidy.add')}
            </Button>
          ) : null}
        </>
      )}
    </Form.List>
  );
}

function LineFields({ name }: { readonly name: number }) {
  const { t } = useTranslation();
  return (
    <div className="setting-fields">
      <ChoiceField
        name={[name, 'fromLevel']}
        label={t('eldersDesk.subsidy.fromLevel')}
        isOptional
        options={careLevels.slice(1).map((value) => ({ value, label: t(`elders.level.${value}`) }))}
      />
      <ChoiceField
        name={[name, 'fromAge']}
        label={t('eldersDesk.subsidy.fromAge')}
        isOptional
        options={subsidyAges.map((age) => ({
          value: String(age),
          label: t('eldersDesk.subsidy.years', { count: age }),
        }))}
      />
      <ChoiceField
        name={[name, 'incomeTag']}
        label={t('elders.income')}
        isOptional
        options={incomeTags.map((value) => ({ value, label: t(`elders.incomeTag.${value}`) }))}
      />
      <MoneyField name={[name, 'amount']} label={t('eldersDesk.subsidy.amount')} most={1000} />
    </div>
  );
}
