import { Button, Card, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { grouped } from '../../numbers.ts';
import { Failure } from '../../parts/failure.tsx';
import { fieldName } from '../job.ts';
import { ledgers, type LedgerField } from '../ledgers.ts';
import { useMapping } from '../mapping.ts';
import type { StepProps } from '../job.ts';

// The same code has several words in a list: the first one is its name.
const choicesOf = ({ codes }: LedgerField) =>
  codes
    .filter(({ code }, at) => codes.findIndex((other) => other.code === code) === at)
    .map(({ code, word }) => ({ value: code, label: word }));

const keyOf = ({ field, word }: { readonly field: string; readonly word: string }): string => `${field}\n${word}`;

/** Words of the ledger that stand for no code: somebody says what they mean, and the rows are looked at again. */
export function Words({ name, job }: Omit<StepProps, 'go'>) {
  const { t } = useTranslation();
  const { data } = useAsk(ledgers[name].ledger, {});
  const [meant, setMeant] = useState<Readonly<Record<string, string>>>({});
  const mapping = useMapping(name, job);
  const save = (): void => {
    const words = job.unknownWords.flatMap(({ field, word }) => {
      const code = meant[keyOf({ field, word })];
      return code ? [{ field, word, code }] : [];
    });
    mapping.mutate({ columns: [], words });
  };
  return (
    <Card title={t('imports.words.title')} className="words">
      <div className="stack">
        <p className="soft">{t('imports.words.hint')}</p>
        <ul className="match">
          {job.unknownWords.map((unknown) => {
            const field = data?.ledger.fields.find((one) => one.field === unknown.field);
            const label = `${fieldName(unknown.field, t)}:${unknown.word}`;
            return (
              <li key={keyOf(unknown)}>
                <span className="match-title">
                  {label} <span className="soft">{t('imports.words.count', { count: grouped(unknown.count) })}</span>
                </span>
                <Select
                  showSearch={{ optionFilterProp: 'label' }}
                  aria-label={label}
                  placeholder={t('imports.words.code')}
                  value={meant[keyOf(unknown)] ?? null}
                  onChange={(code) =>
                    setMeant((before) => ({ ...before, ...(code ? { [keyOf(unknown)]: code } : {}) }))
                  }
                  options={field ? choicesOf(field) : []}
                />
              </li>
            );
          })}
        </ul>
        <Failure error={mapping.error} />
        <div>
          <Button type="primary" disabled={Object.keys(meant).length === 0} loading={mapping.isPending} onClick={save}>
            {t('imports.words.save')}
          </Button>
        </div>
      </div>
    </Card>
  );
}
