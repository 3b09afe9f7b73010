import { Card, Radio, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { grouped } from '../../numbers.ts';
import { Failure } from '../../parts/failure.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { cellText } from '../code-word.ts';
import { fieldName } from '../job.ts';
import { ledgers, type DifferenceRow, type Figures, type LedgerField } from '../ledgers.ts';
import type { StepProps } from '../job.ts';

const kinds = ['NEW', 'CHANGED', 'UNCHANGED', 'CONFLICT'] as const;
type Kind = (typeof kinds)[number];

const counts: Readonly<Record<Kind, 'fresh' | 'changed' | 'unchanged' | 'conflicting'>> = {
  NEW: 'fresh',
  CHANGED: 'changed',
  UNCHANGED: 'unchanged',
  CONFLICT: 'conflicting',
};

interface LineProps {
  readonly line: DifferenceRow;
  readonly known: readonly LedgerField[];
}

function Line({ line: { row, fields, cells }, known }: LineProps) {
  const { t } = useTranslation();
  const rank = (name: string): number => known.findIndex(({ field }) => field === name);
  const said = Object.entries(cells)
    .filter(([, value]) => value !== null && value !== '')
    .toSorted(([one], [other]) => rank(one) - rank(other))
    .map(
      ([name, value]) =>
        [
          name,
          cellText(
            known.find(({ field }) => field === name),
            value,
            t,
          ),
        ] as const,
    );
  return (
    <li>
      <span className="lines-head">
        <strong>{t('imports.row', { row })}</strong>
        <span>
          {fields.map((field) => (
            <Tag key={field} color="processing">
              {fieldName(field, t)}
            </Tag>
          ))}
        </span>
      </span>
      <dl className="facts facts-row">
        {said.map(([field, value]) => (
          <div key={field}>
            <dt>{fieldName(field, t)}</dt>
            <dd>{fields.includes(field) ? <strong>{value}</strong> : value}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}

interface Props extends Omit<StepProps, 'go'> {
  readonly figures: Figures;
}

/** What would be new, changed, the same or in conflict; personal cells masked as the register masks them. */
export function DifferenceCard({ name, job, figures }: Props) {
  const { t } = useTranslation();
  const first = kinds.find((kind) => figures[counts[kind]] > 0) ?? 'NEW';
  const [kind, setKind] = useState<Kind>(first);
  const { data, error, isFetching } = useAsk(ledgers[name].difference, { id: job.id, kind, first: 100 });
  const { data: ledger } = useAsk(ledgers[name].ledger, {});
  const lines = data?.job?.difference.nodes ?? [];
  return (
    <Card title={t('imports.difference')} className="difference">
      <div className="stack">
        <Radio.Group
          aria-label={t('imports.difference')}
          value={kind}
          onChange={({ target }) => setKind(kinds.find((one) => one === target.value) ?? 'NEW')}
          options={kinds.map((value) => ({
            value,
            label: `${t(`imports.change.${value}`)} ${grouped(figures[counts[value]])}`,
          }))}
        />
        <p className="soft">
          {t(`imports.changeHint.${kind}`)} · {t('imports.differenceOf', { kind: t(`imports.change.${kind}`) })}
        </p>
        <Failure error={error} />
        {isFetching && !data ? <Waiting /> : null}
        {data && lines.length === 0 ? <p className="soft">{t('imports.noRows')}</p> : null}
        <ul className="lines difference-lines" tabIndex={0} aria-label={t('imports.difference')}>
          {lines.map((line) => (
            <Line key={line.id} line={line} known={ledger?.ledger.fields ?? []} />
          ))}
        </ul>
      </div>
    </Card>
  );
}
