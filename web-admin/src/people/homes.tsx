import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Home } from './lookup.ts';
import { HouseLink } from './parts/house-link.tsx';
import { PersonName } from './parts/name.tsx';
import { SexAge } from './parts/sex-age.tsx';

/** What an address may mean, and who is registered there. */
export function Homes({ homes }: { readonly homes: readonly Home[] }) {
  const { t } = useTranslation();
  if (homes.length === 0) return <p className="soft">{t('people.search.noAddress')}</p>;
  return homes.map((home) => (
    <HomeCard key={home.house?.id ?? home.building?.id ?? home.address.standardName} home={home} />
  ));
}

/** A way to the house or building, where it is one. */
function Title({ home: { address, house, building } }: { readonly home: Home }) {
  if (house) return <HouseLink house={{ ...house, address }} />;
  return building ? <Link to={`/buildings/${building.id}`}>{address.standardName}</Link> : <>{address.standardName}</>;
}

function HomeCard({ home }: { readonly home: Home }) {
  const { t } = useTranslation();
  const { house, building } = home;
  const count = (house ?? building)?.residentCount ?? null;
  return (
    <Card
      size="small"
      title={<Title home={home} />}
      extra={count === null ? null : <span className="soft">{t('people.search.atHouse', { count })}</span>}
    >
      {house ? <Inhabitants people={house.residents.nodes} count={count ?? 0} /> : null}
    </Card>
  );
}

interface Inhabited {
  readonly people: NonNullable<Home['house']>['residents']['nodes'];
  readonly count: number;
}

function Inhabitants({ people, count }: Inhabited) {
  const { t } = useTranslation();
  if (people.length === 0) return <p className="soft">{t('people.search.nobody')}</p>;
  return (
    <>
      <ul className="lines">
        {people.map((person) => (
          <li key={person.id}>
            <span className="lines-head">
              <PersonName person={person} />
              <SexAge person={person} />
            </span>
          </li>
        ))}
      </ul>
      {people.length < count ? <p className="soft">{t('people.search.more', { count })}</p> : null}
    </>
  );
}
