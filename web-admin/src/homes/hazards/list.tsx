import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAskPages } from '../../asking.ts';
import { PlaceSelect } from '../../cases/place-select.tsx';
import { Hazards } from '../../generated/api.ts';
import { Page } from '../../parts/page.tsx';
import { Found } from '../../parts/found.tsx';
import { hazardKinds, hazardStates, severities } from '../codes.ts';
import { HazardCard } from './card.tsx';

const orders = ['NEWEST', 'DUE', 'SEVERITY'] as const;

function useWanted() {
  const { address } = useAddress();
  const state = oneOf(hazardStates, address.get('state'));
  const kind = oneOf(hazardKinds, address.get('kind'));
  const severity = oneOf(severities, address.get('severity'));
  // The list of work is what is open, unless somebody asks for all.
  const isOpen = address.get('isOpen') !== 'all' && !state;
  const overdue = address.get('overdue') === 'true';
  return {
    filter: {
      ...(state ? { state: [state] } : {}),
      ...(isOpen ? { isOpen } : {}),
      ...(kind ? { kind } : {}),
      ...(severity ? { severity } : {}),
      ...(overdue ? { overdue } : {}),
    },
    within: address.get('within'),
    order: oneOf(orders, address.get('order')) ?? 'NEWEST',
  } as const;
}

function Filters() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const { within, order } = useWanted();
  const choices = [
    ['kind', t('homes.hazard.kindLabel'), hazardKinds.map((value) => [value, t(`homes.hazard.kind.${value}`)])],
    [
      'severity',
      t('homes.hazard.severityLabel'),
      severities.map((value) => [value, t(`homes.hazard.severity.${value}`)]),
    ],
    ['state', t('homes.hazard.stateLabel'), hazardStates.map((value) => [value, t(`homes.hazard.state.${value}`)])],
  ] as const;
  return (
    <div className="filter-fields" role="search">
      <Select
        value={order}
        aria-label={t('cases.filters.order')}
        onChange={(value: string) => change({ order: value })}
        options={orders.map((value) => ({ value, label: t(`homes.hazard.order.${value}`) }))}
      />
      {choices.map(([name, label, words]) => (
        <Select
          key={name}
          allowClear
          aria-label={label}
          placeholder={label}
          value={address.get(name)}
          onChange={(value?: string) => change({ [name]: value ?? null })}
          options={words.map(([value, word]) => ({ value, label: word }))}
        />
      ))}
      <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
      <Checkbox
        checked={address.get('isOpen') !== 'all'}
        onChange={({ target }) => change({ isOpen: target.checked ? null : 'all' })}
      >
        {t('homes.hazard.openOnly')}
      </Checkbox>
      <Checkbox
        checked={address.get('overdue') === 'true'}
        onChange={({ target }) => change({ overdue: target.checked ? 'true' : null })}
      >
        {t('homes.hazard.overdueOnly')}
      </Checkbox>
    </div>
  );
}

/** The hazards of one's place with what is to be done about each. */
export function HazardListPage() {
  const { t } = useTranslation();
  const query = useAskPages(Hazards, { first: 30, ...useWanted() }, ({ hazards }) => hazards.pageInfo);
  const lines = query.data?.flatMap(({ hazards }) => hazards.nodes) ?? [];
  return (
    <Page title={t('page.hazards')}>
      <Filters />
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.hazards.totalCount}
        none={t('homes.hazard.none')}
      >
        <ul className="cards hazards">
          {lines.map((hazard) => (
            <HazardCard key={hazard.id} hazard={hazard} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}
