import { Card, Table, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { grouped, percent } from '../numbers.ts';
import { useIsPhone } from '../parts/screen.ts';
import type { Child } from './place.ts';

const columns = ['reported', 'closed', 'open', 'overdue'] as const;
type Column = (typeof columns)[number];

const by = (column: Column) => (a: Child, b: Child) => (a.caseStats?.[column] ?? 0) - (b.caseStats?.[column] ?? 0);

function Name({ child }: { readonly child: Child }) {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  return (
    <>
      <Link to={{ pathname: `/overview/${child.code}`, search: search.toString() }}>{child.name}</Link>{' '}
      {child.adminModel === 'TWO_TIER' ? <Tag>{t('adminModel.TWO_TIER')}</Tag> : null}
    </>
  );
}

function Count({ child, column }: { readonly child: Child; readonly column: Column }) {
  const count = child.caseStats?.[column];
  return <span className={column === 'overdue' && count ? 'late' : ''}>{grouped(count)}</span>;
}

function Cards({ rows }: { readonly rows: readonly Child[] }) {
  const { t } = useTranslation();
  return (
    <ul className="cards">
      {rows.map((child) => (
        <li key={child.code}>
          <Name child={child} />
          <dl className="facts facts-tight">
            {columns.map((column) => (
              <div key={column}>
                <dt>{t(`overview.${column}`)}</dt>
                <dd>
                  <Count child={child} column={column} />
                </dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}

/** The level below: one line each, sorted by whatever one asks for; a name leads down. */
export function Children({ rows }: { readonly rows: readonly Child[] }) {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const title = `${t('overview.children')} · ${rows.length}`;
  if (isPhone) {
    return (
      <Card title={title}>
        <Cards rows={rows} />
      </Card>
    );
  }
  return (
    <Card title={title} className="flush">
      <Table<Child>
        size="small"
        rowKey="code"
        dataSource={rows}
        pagination={rows.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
        columns={[
          { title: t('overview.name'), key: 'name', render: (_, child) => <Name child={child} /> },
          ...columns.map((column) => ({
            title: t(`overview.${column}`),
            key: column,
            align: 'right' as const,
            sorter: by(column),
            render: (_: unknown, child: Child) => <Count child={child} column={column} />,
          })),
          {
            title: t('overview.onTimeRate'),
            key: 'onTimeRate',
            align: 'right',
            render: (_, child) => percent(child.caseStats?.onTimeRate),
          },
        ]}
      />
    </Card>
  );
}
