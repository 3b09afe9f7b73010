import { Empty } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useAskPages } from '../asking.ts';
import { Residents } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useMay } from '../viewer.tsx';
import { PeopleFilters } from './filters.tsx';
import { useLookup } from './lookup.ts';
import { Foot } from '../parts/foot.tsx';
import { PeopleNav } from './parts/nav.tsx';
import { RegisterPerson } from './register.tsx';
import { People } from './rows.tsx';
import { Search } from './search.tsx';
import { readPeopleWish } from './wish.ts';

const pageSize = 30;

/** The people of one's place: find one, or look through all. */
export function PeoplePage() {
  const { t } = useTranslation();
  const maySearch = useMay('resident.lookup');
  const { found } = useLookup();
  return (
    <Page title={t('page.people')} above={<PeopleNav />} aside={<RegisterPerson />}>
      {maySearch ? <Search /> : null}
      {found ? null : <Everybody />}
    </Page>
  );
}

function Everybody() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const wish = readPeopleWish(address);
  const query = useAskPages(Residents, { ...wish, first: pageSize }, ({ residents }) => residents.pageInfo);
  const lines = query.data?.flatMap(({ residents }) => residents.nodes) ?? [];
  return (
    <>
      <PeopleFilters />
      <Failure error={query.error} retry={query.refetch} />
      {query.isPending ? <Waiting /> : null}
      {query.data && lines.length === 0 ? <Empty description={t('people.noOne')} /> : null}
      {lines.length > 0 ? <People lines={lines} /> : null}
      <Foot of="people" shown={lines.length} total={query.data?.[0]?.residents.totalCount ?? null} more={query} />
    </>
  );
}
