import { Card, Table } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PersonLineFragment } from '../generated/api.ts';
import { useIsPhone } from '../parts/screen.ts';
import { isoDay } from '../time.ts';
import { HouseLink } from './parts/house-link.tsx';
import { Marks } from './parts/marks.tsx';
import { PersonName } from './parts/name.tsx';
import { SexAge } from './parts/sex-age.tsx';

type Column = readonly [name: string, width: number | null, cell: (line: PersonLineFragment) => ReactNode];

const placeOf = ({ grid, jurisdiction }: PersonLineFragment): string => grid?.name ?? jurisdiction?.name ?? '–';

function useVerified(): (line: PersonLineFragment) => string {
  const { t } = useTranslation();
  return ({ lastVerifiedAt }) => (lastVerifiedAt ? isoDay(new Date(lastVerifiedAt)) : t('people.never'));
}

function useColumns(): readonly Column[] {
  const { t } = useTranslation();
  const verified = useVerified();
  return [
    [t('residentField.NAME'), 90, (line) => <PersonName person={line} />],
    [t('people.sexAge'), 115, (line) => <SexAge person={line} />],
    [t('residentField.RESIDENCY'), 100, (line) => t(`residency.${line.residency}`)],
    [t('people.phone'), 125, ({ phone }) => phone ?? '–'],
    [t('people.where'), null, (line) => <HouseLink house={line.house} />],
    [t('people.grid'), 140, placeOf],
    [t('people.verifiedAt'), 105, verified],
    [t('people.marks'), 165, (line) => <Marks person={line} />],
  ];
}

/** People as rows on a desk, as cards on a phone. */
export function People({ lines }: { readonly lines: readonly PersonLineFragment[] }) {
  return useIsPhone() ? <Cards lines={lines} /> : <Rows lines={lines} />;
}

function Rows({ lines }: { readonly lines: readonly PersonLineFragment[] }) {
  return (
    <Card className="flush">
      <Table<PersonLineFragment>
        size="small"
        rowKey="id"
        dataSource={[...lines]}
        pagination={false}
        scroll={{ x: 1000 }}
        columns={useColumns().map(([title, width, cell]) => ({
          title,
          key: title,
          ...(width ? { width } : {}),
          render: (_: unknown, line: PersonLineFragment) => cell(line),
        }))}
      />
    </Card>
  );
}

function Cards({ lines }: { readonly lines: readonly PersonLineFragment[] }) {
  const { t } = useTranslation();
  const verified = useVerified();
  return (
    <ul className="cards">
      {lines.map((line) => (
        <li key={line.id}>
          <Link to={`/people/${line.id}`} className="card-link">
            <span className="card-top">
              <strong>{line.name ?? t('people.person')}</strong>
              <SexAge person={line} />
            </span>
            <span>{line.house?.address?.standardName ?? t('people.noHouse')}</span>
            <span className="soft">
              {t(`residency.${line.residency}`)} · {placeOf(line)}
            </span>
            <span className="soft small">
              {t('people.verifiedAt')} {verified(line)}
            </span>
            <span>
              <Marks person={line} />
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
