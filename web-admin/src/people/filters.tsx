import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address.ts';
import { PlaceSelect } from '../cases/place-select.tsx';
import { FilterPanel } from '../parts/filter-panel.tsx';
import { ageBands, residencies, sexes, statuses } from './codes.ts';
import { orders, readPeopleWish } from './wish.ts';

/** What people may be filtered by: nothing that is masked. */
export function PeopleFilters() {
  const { address } = useAddress();
  const { filter, within } = readPeopleWish(address);
  return (
    <FilterPanel count={Object.keys(filter).length + (within ? 1 : 0)}>
      <Fields />
    </FilterPanel>
  );
}

function Fields() {
  const { t } = useTranslation();
  const { address, change, replace } = useAddress();
  const { within, order } = readPeopleWish(address);
  const choices = [
    ['residency', residencies.map((value) => ({ value, label: t(`residency.${value}`) }))],
    ['ageBand', ageBands.map((value) => ({ value, label: t(`ageBand.${value}`) }))],
    ['sexCode', sexes.map((value) => ({ value, label: t(`sex.${value}`) }))],
    ['status', statuses.map((value) => ({ value, label: t(`residentStatus.${value}`) }))],
  ] as const;
  return (
    <div className="filter-fields">
      {(['livesAlone', 'unverified'] as const).map((name) => (
        <Checkbox
          key={name}
          checked={address.get(name) === 'true'}
          onChange={({ target }) => change({ [name]: target.checked ? 'true' : null })}
        >
          {t(`people.filters.${name}`)}
        </Checkbox>
      ))}
      {choices.map(([name, options]) => (
        <Select<string>
          key={name}
          allowClear
          aria-label={t(`people.filters.${name}`)}
          placeholder={t(`people.filters.${name}`)}
          value={address.get(name)}
          onChange={(value?: string) => change({ [name]: value ?? null })}
          options={[...options]}
        />
      ))}
      <PlaceSelect value={within} onChange={(code) => change({ within: code })} />
      <Select<string>
        value={order ?? 'NONE'}
        aria-label={t('people.filters.order')}
        onChange={(value) => change({ order: value === 'NONE' ? null : value })}
        options={(['NONE', ...orders] as const).map((value) => ({ value, label: t(`people.order.${value}`) }))}
      />
      <Button type="link" onClick={() => replace({})}>
        {t('form.clear')}
      </Button>
    </div>
  );
}
