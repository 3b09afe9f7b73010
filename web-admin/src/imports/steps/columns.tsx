import { Alert, Button, Card, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { Failure } from '../../parts/failure.tsx';
import { fieldName } from '../job.ts';
import { ledgers, type Job } from '../ledgers.ts';
import { useMapping } from '../mapping.ts';
import type { StepProps } from '../job.ts';

type Filled = Readonly<Record<number, string | null>>;

const guessed = ({ columns }: Job): Filled => Object.fromEntries(columns.map(({ at, field }) => [at, field]));

/** A field is filled by one column: whoever gives it to another takes it from the first. */
const filledBy = (filled: Filled, at: number, field: string | null): Filled => ({
  ...Object.fromEntries(Object.entries(filled).map(([one, other]) => [one, other === field ? null : other])),
  [at]: field,
});

/** Which column fills which field; then every row is looked at. */
export function Columns({ name, job }: StepProps) {
  const { t } = useTranslation();
  const { data, error } = useAsk(ledgers[name].ledger, {});
  const [filled, setFilled] = useState(() => guessed(job));
  const mapping = useMapping(name, job);
  const fields = data?.ledger.fields ?? [];
  const missing = fields.filter(({ field, required }) => required && !Object.values(filled).includes(field));
  const save = (): void => {
    const columns = job.columns
      .filter(({ at, field }) => (filled[at] ?? null) !== field)
      .map(({ at }) => ({ at, ...(filled[at] ? { field: filled[at] } : {}) }));
    mapping.mutate({ columns, words: [] });
  };
  return (
    <Card title={t('imports.columns.title')}>
      <div className="stack">
        <p className="soft">{t('imports.columns.hint')}</p>
        <Failure error={error} />
        {data && missing.length > 0 ? (
          <Alert
            type="warning"
            showIcon
            title={t('imports.columns.missing', { fields: missing.map(({ field }) => fieldName(field, t)).join('、') })}
          />
        ) : null}
        <ul className="match">
          {job.columns.map(({ at, title }) => {
            const label = title || t('imports.columns.unnamed', { at: at + 1 });
            return (
              <li key={at}>
                <span className="match-title">{label}</span>
                <Select
                  allowClear
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={label}
                  placeholder={t('imports.columns.skip')}
                  value={filled[at] ?? null}
                  onChange={(field?: string | null) => setFilled((before) => filledBy(before, at, field ?? null))}
                  options={fields.map(({ field, required }) => ({
                    value: field,
                    label: required ? `${fieldName(field, t)} (${t('imports.columns.required')})` : fieldName(field, t),
                  }))}
                />
              </li>
            );
          })}
        </ul>
        <Failure error={mapping.error} />
        <div>
          <Button type="primary" disabled={!data || missing.length > 0} loading={mapping.isPending} onClick={save}>
            {t('imports.columns.save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
