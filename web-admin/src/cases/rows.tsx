import { Card, Table, Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../parts/light.tsx';
import { departmentName } from '../names.ts';
import { dateTime } from '../time.ts';
import { severityOf } from './codes.ts';
import type { CaseLine } from './lines.ts';
import { StateTag } from './state-tag.tsx';

/** Who has the case now: the department, or the node it waits at. */
export function Holder({ line }: { readonly line: CaseLine }) {
  const { t } = useTranslation();
  const place = line.node?.name ?? t(`tier.${line.tier}`);
  return <>{line.department ? `${departmentName(line.department, t)} · ${place}` : place}</>;
}

function Title({ line }: { readonly line: CaseLine }) {
  return (
    <>
      <Link to={`/cases/${line.id}`}>{line.title}</Link>
      <div className="soft small">
        {line.category?.name ?? line.categoryCode} · <span className="whole-word">{line.number}</span>
      </div>
    </>
  );
}

function Severity({ value }: { readonly value: number }) {
  const { t } = useTranslation();
  const word = t(`severity.${severityOf(value)}`);
  return value <= 2 ? <Tag color="error">{word}</Tag> : <>{word}</>;
}

function Where({ line }: { readonly line: CaseLine }) {
  return (
    <>
      {line.grid?.name ?? line.jurisdiction?.name ?? '–'}
      <div className="soft small">
        <Holder line={line} />
      </div>
    </>
  );
}

type Column = readonly [name: string, width: number | null, cell: (line: CaseLine) => ReactNode];

function useColumns(): readonly Column[] {
  const { t, i18n } = useTranslation();
  const at = (iso: string | null): string => (iso ? dateTime(iso, i18n.language) : '–');
  return [
    [t('cases.filters.light'), 84, (line) => <Light colour={line.light} />],
    [t('cases.title'), null, (line) => <Title line={line} />],
    [t('cases.state'), 128, (line) => <StateTag state={line.state} />],
    [t('cases.filters.severity'), 84, (line) => <Severity value={line.severity} />],
    [`${t('cases.place')} · ${t('cases.holder')}`, 180, (line) => <Where line={line} />],
    [t('cases.due'), 116, (line) => at(line.dueAt)],
    [t('cases.reportedAt'), 116, (line) => at(line.reportedAt)],
  ];
}

/** The list on a wide screen. */
export function Rows({ lines }: { readonly lines: readonly CaseLine[] }) {
  return (
    <Card className="flush">
      <Table<CaseLine>
        size="small"
        rowKey="id"
        dataSource={[...lines]}
        pagination={false}
        scroll={{ x: 1000 }}
        columns={useColumns().map(([title, width, cell]) => ({
          title,
          key: title,
          ...(width ? { width } : {}),
          render: (_: unknown, line: CaseLine) => cell(line),
        }))}
      />
    </Card>
  );
}
