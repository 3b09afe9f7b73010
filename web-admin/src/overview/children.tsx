import { Card, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { grouped, percent } from '../numbers.ts';
import { useIsPhone } from '../parts/screen.ts';
import { columns, grounds, linesOf, type Column, type Ground, type Line } from './below.ts';
import type { Place } from './place.ts';

// Whatever the order, what lies at no node below stays last.
const by = (valueOf: (line: Line) => number | null | undefined) => (a: Line, b: Line, order?: string | null) => {
  if (!a.code || !b.code) return (a.code ? -1 : 1) * (order === 'descend' ? -1 : 1);
  return (valueOf(a) ?? 0) - (valueOf(b) ?? 0);
};

/** People and houses are told where the place itself can tell them. */
const shownGrounds = (lines: readonly Line[]): readonly Ground[] =>
  grounds.filter((ground) => lines.some((line) => line[ground] !== null));

function Name({ line }: { readonly line: Line }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  if (!line.code) return <span className="soft">{line.name}</span>;
  return (
    <span className="place-name">
      <Link to={{ pathname: `/overview/${line.code}`, search: search.toString() }}>{line.name}</Link>
      {line.isTwoTier ? <Tag>{t('adminModel.TWO_TIER')}</Tag> : null}
    </span>
  );
}

function Count({ line, column }: { readonly line: Line; readonly column: Column }) {
  const count = line.counts?.[column];
  return <span className={column === 'overdue' && count ? 'late' : ''}>{grouped(count)}</span>;
}

function Cards({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <ul className="cards">
      {lines.map((line) => (
        <li key={line.code ?? ''}>
          <Name line={line} />
          <dl className="facts facts-tight">
            {shownGrounds(lines).map((ground) => (
              <div key={ground}>
                <dt>{t(`overview.${ground}`)}</dt>
                <dd>{grouped(line[ground])}</dd>
              </div>
            ))}
            {columns.map((column) => (
              <div key={column}>
                <dt>{t(`overview.${column}`)}</dt>
                <dd>
                  <Count line={line} column={column} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Lines({ lines }: { readonly lines: readonly Line[] }) {
  const { t } = useTranslation();
  return (
    <Table<Line>
      size="small"
      rowKey={({ code }) => code ?? ''}
      dataSource={lines}
      pagination={lines.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      columns={[
        { title: t('overview.name'), key: 'name', render: (_, line) => <Name line={line} /> },
        ...shownGrounds(lines).map((ground) => ({
          title: t(`overview.${ground}`),
          key: ground,
          align: 'right' as const,
          sorter: by((line) => line[ground]),
          render: (_: unknown, line: Line) => grouped(line[ground]),
        })),
        ...columns.map((column) => ({
          title: t(`overview.${column}`),
          key: column,
          align: 'right' as const,
          sorter: by((line) => line.counts?.[column]),
          render: (_: unknown, line: Line) => <Count line={line} column={column} />,
        })),
        {
          title: t('overview.onTimeRate'),
          key: 'onTimeRate',
          align: 'right',
          render: (_, line) => percent(line.onTimeRate),
        },
      ]}
    />
  );
}

/** The level below: one line each, sorted by whatever one asks for; a name leads down. */
export function Children({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const lines = linesOf(place, t('overview.unassigned'));
  return (
    <Card title={`${t('overview.children')} · ${place.children.length}`} className={isPhone ? '' : 'flush'}>
      {isPhone ? <Cards lines={lines} /> : <Lines lines={lines} />}
    </Card>
  );
}
