import { Input, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { Providers, ResumeProvider, SuspendProvider, type ProviderLineFragment } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { useMay } from '../../viewer.tsx';
import { providerStates } from '../codes.ts';
import { EldersNav } from '../nav.tsx';
import { RegisterProviderButton } from './register.tsx';

/** 养老服务机构 of one's place: who does what, and who takes orders. */
export function ProvidersPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const search = address.get('search');
  const state = oneOf(providerStates, address.get('state')) ?? null;
  const query = useAskPages(Providers, { first: 30, search, state }, (data) => data.serviceProviders.pageInfo);
  const lines = query.data?.flatMap(({ serviceProviders }) => serviceProviders.nodes) ?? [];
  return (
    <Page title={t('page.providers')} above={<EldersNav />} aside={<RegisterProviderButton />}>
      <FilterPanel count={[search, state].filter(Boolean).length}>
        <div className="filter-fields">
          <Input.Search
            allowClear
            key={search ?? ''}
            defaultValue={search ?? ''}
            placeholder={t('eldersDesk.searchProvider')}
            aria-label={t('eldersDesk.searchProvider')}
            onSearch={(text) => change({ search: text.trim() || null })}
          />
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={providerStates.map((value) => ({ value, label: t(`eldersDesk.providerState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.serviceProviders.totalCount}
        none={t('eldersDesk.noProviders')}
      >
        <ul className="cards card-grid">
          {lines.map((provider) => (
            <ProviderCard key={provider.id} provider={provider} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

function ProviderCard({ provider }: { readonly provider: ProviderLineFragment }) {
  const { t } = useTranslation();
  const { id, version, name, creditCode, officePhone, kinds, state } = provider;
  return (
    <li className="meal-card">
      <span className="card-top">
        <strong>{name}</strong>
        <Tag color={state === 'ACTIVE' ? 'success' : 'warning'}>{t(`eldersDesk.providerState.${state}`)}</Tag>
      </span>
      <span>{kinds.map((kind) => t(`elders.careKind.${kind}`)).join(' · ')}</span>
      <span className="soft small">{[creditCode, officePhone].filter(Boolean).join(' · ')}</span>
      <span className="buttons">
        <Link to={`/elders/services?provider=${id}`}>{t('page.services')}</Link>
        {!useMay('elder.configure') ? null : state === 'ACTIVE' ? (
          <ReasonButton operation={SuspendProvider} target={provider} title={t('eldersDesk.suspend')} danger />
        ) : (
          <FormButton title={t('eldersDesk.resume')} callOf={() => call(ResumeProvider, { id, version })} />
        )}
      </span>
    </li>
  );
}
