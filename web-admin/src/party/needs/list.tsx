import { Checkbox, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { HomePlaceField } from '../../cases/actions/home-place-field.tsx';
import { Needs, PostNeed, type NeedKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { ChoiceField, LineField, WordsField } from '../../parts/fields.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { needKinds, needStates } from '../codes.ts';
import { PartyNav } from '../nav.tsx';
import { NeedCard } from './card.tsx';

/** 有求必应: what residents ask for, and who answers. */
export function NeedsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const search = address.get('search');
  const kind = oneOf(needKinds, address.get('kind')) ?? null;
  const state = oneOf(needStates, address.get('state')) ?? null;
  const isAll = address.get('isOpen') === 'all';
  const wish = { first: 30, search, filter: { kind, state, isOpen: isAll || state ? null : true } };
  const query = useAskPages(Needs, wish, ({ needs }) => needs.pageInfo);
  const lines = query.data?.flatMap(({ needs }) => needs.nodes) ?? [];
  return (
    <Page title={t('page.needs')} above={<PartyNav />} aside={<PostNeedButton />}>
      <FilterPanel count={[search, kind, state].filter(Boolean).length + (isAll ? 0 : 1)}>
        <div className="filter-fields">
          <Checkbox checked={!isAll} onChange={({ target }) => change({ isOpen: target.checked ? null : 'all' })}>
            {t('elders.openOnly')}
          </Checkbox>
          <Input.Search
            allowClear
            key={search ?? ''}
            defaultValue={search ?? ''}
            placeholder={t('party.searchNeeds')}
            aria-label={t('party.searchNeeds')}
            onSearch={(text) => change({ search: text.trim() || null })}
          />
          <AddressChoice
            name="kind"
            label={t('party.kindLabel')}
            options={needKinds.map((value) => ({ value, label: t(`party.needKind.${value}`) }))}
          />
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={needStates.map((value) => ({ value, label: t(`party.needState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Found query={query} shown={lines.length} total={query.data?.[0]?.needs.totalCount} none={t('party.noNeeds')}>
        <ul className="cards">
          {lines.map((need) => (
            <NeedCard key={need.id} need={need} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

interface NewNeed {
  readonly place: string;
  readonly kind: NeedKind;
  readonly title: string;
  readonly description: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly address?: string;
}

/** 发布需求, for oneself or for somebody at the counter. */
function PostNeedButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  if (!useMay('need.post')) return null;
  return (
    <FormButton<NewNeed>
      title={t('party.postNeed')}
      type="primary"
      initial={home ? { place: home.code } : {}}
      callOf={({ address, ...input }) => call(PostNeed, { input: { ...input, address: address?.trim() || null } })}
    >
      <ChoiceField
        name="kind"
        label={t('party.kindLabel')}
        options={needKinds.map((value) => ({ value, label: t(`party.needKind.${value}`) }))}
      />
      <LineField name="title" label={t('party.title')} max={80} />
      <WordsField name="description" label={t('party.description')} max={1000} />
      <LineField name="contactName" label={t('party.contactName')} max={40} />
      <LineField name="contactPhone" label={t('party.contactPhone')} max={20} />
      <LineField name="address" label={t('cases.address')} max={200} isOptional />
      <HomePlaceField />
    </FormButton>
  );
}
