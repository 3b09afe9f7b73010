import { Card, Table, Tag } from 'antd';
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

/** The list on a wide screen. */
export function Rows({ lines }: { readonly lines: readonly CaseLine[] }) {
  const { t, i18n } = useTranslation();
  return (
    <Card className="flush">
      <Table<CaseLine>
        size="small"
        rowKey="id"
        dataSource={[...lines]}
        pagination={false}
        scroll={{ x: 980 }}
        columns={[
          {
            title: t('cases.filters.light'),
            key: 'light',
            width: 84,
            render: (_, line) => <Light colour={line.light} />,
          },
          {
            title: t('cases.title'),
            key: 'title',
            render: (_, line) => (
              <>
                <Link to={`/cases/${line.id}`}>{line.title}</Link>
                <div className="soft small">
                  {line.number} · {line.category?.name ?? line.categoryCode}
                </div>
              </>
            ),
          },
          { title: t('cases.state'), key: 'state', width: 112, render: (_, line) => <StateTag state={line.state} /> },
          {
            title: t('cases.filters.severity'),
            key: 'severity',
            width: 88,
            render: (_, line) =>
              line.severity <= 2 ? (
                <Tag color="error">{t(`severity.${severityOf(line.severity)}`)}</Tag>
              ) : (
                t(`severity.${severityOf(line.severity)}`)
              ),
          },
          {
            title: t('cases.place'),
            key: 'place',
            width: 160,
            render: (_, line) => line.grid?.name ?? line.jurisdiction?.name,
          },
          { title: t('cases.holder'), key: 'holder', width: 180, render: (_, line) => <Holder line={line} /> },
          {
            title: t('cases.due'),
            key: 'due',
            width: 112,
            render: (_, line) => (line.dueAt ? dateTime(line.dueAt, i18n.language) : '–'),
          },
          {
            title: t('cases.reportedAt'),
            key: 'reportedAt',
            width: 112,
            render: (_, line) => dateTime(line.reportedAt, i18n.language),
          },
        ]}
      />
    </Card>
  );
}
