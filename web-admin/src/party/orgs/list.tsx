import { Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { PartyOrgs, type OrgLineFragment } from '../../generated/api.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { Few } from '../../parts/few.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { orgKinds } from '../codes.ts';
import { PartyNav } from '../nav.tsx';
import { TransfersCard } from '../roll/transfers.tsx';
import { FoundOrgButton } from './found.tsx';

/** Party organisations of one's place. */
export function PartyOrgsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const [search, within] = [address.get('search'), address.get('within')];
  const kind = oneOf(orgKinds, address.get('kind')) ?? null;
  const wish = { first: 30, within, search, filter: { kind, state: 'ACTIVE' as const } };
  const query = useAskPages(PartyOrgs, wish, ({ partyOrgs }) => partyOrgs.pageInfo);
  const lines = query.data?.flatMap(({ partyOrgs }) => partyOrgs.nodes) ?? [];
  return (
    <Page title={t('page.partyOrgs')} above={<PartyNav />} aside={<FoundOrgButton />}>
      <TransfersCard />
      <FilterPanel count={[search, within, kind].filter(Boolean).length}>
        <div className="filter-fields">
          <Input.Search
            allowClear
            key={search ?? ''}
            defaultValue={search ?? ''}
            placeholder={t('party.search')}
            aria-label={t('party.search')}
            onSearch={(text) => change({ search: text.trim() || null })}
          />
          <AddressChoice
            name="kind"
            label={t('party.kindLabel')}
            options={orgKinds.map((value) => ({ value, label: t(`party.orgKind.${value}`) }))}
          />
          <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
        </div>
      </FilterPanel>
      <Found query={query} shown={lines.length} total={query.data?.[0]?.partyOrgs.totalCount} none={t('list.none')}>
        <ul className="cards card-grid">
          {lines.map((org) => (
            <OrgCard key={org.id} org={org} above={org.parent?.name ?? null} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

interface Props {
  readonly org: OrgLineFragment;
  readonly above?: string | null;
}

/** One organisation: of what kind, for which place, and how many are on its roll. */
export function OrgCard({ org, above = null }: Props) {
  const { t } = useTranslation();
  const { id, name, kind, isMine, serves, grid, jurisdiction, memberCount } = org;
  return (
    <li>
      <Link to={`/party/orgs/${id}`} className="card-link">
        <span className="card-top">
          <strong>{name}</strong>
          <Tag {...(isMine ? { color: 'success' } : {})}>{t(`party.orgKind.${kind}`)}</Tag>
        </span>
        <span className="soft">
          {[above, serves ? t('party.serves', { place: grid?.name ?? jurisdiction?.name }) : grid?.name]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span>
          {t('party.members')} <Few count={memberCount} />
        </span>
      </Link>
    </li>
  );
}
