import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FilterPanel } from '../parts/filter-panel.tsx';
import { useIsPhone } from '../parts/screen.ts';
import { FilterFields } from './filter-fields.tsx';
import { useWish } from './filter.ts';

/** Search and order in sight, the rest of the filter below them; on a phone beside them. */
export function Filters() {
  const { t } = useTranslation();
  const { wish, address, change } = useWish();
  const isPhone = useIsPhone();
  const panel = (
    <FilterPanel count={Object.keys(wish.filter).length + (wish.within ? 1 : 0)}>
      <FilterFields />
    </FilterPanel>
  );
  return (
    <div className="filters" role="search">
      <div className="filters-line">
        <Input.Search
          allowClear
          key={address.get('search') ?? ''}
          defaultValue={address.get('search') ?? ''}
          placeholder={t('cases.search')}
          aria-label={t('cases.search')}
          onSearch={(text) => change({ search: text.trim() || null })}
        />
        <Select
          value={wish.order}
          aria-label={t('cases.filters.order')}
          // Whoever asks what is due or urgent means what is still to be done.
          onChange={(order: string) => change(order === 'NEWEST' ? { order } : { order, isOpen: 'true' })}
          options={(['NEWEST', 'DUE', 'SEVERITY'] as const).map((value) => ({
            value,
            label: t(`cases.order.${value}`),
          }))}
        />
        {isPhone ? panel : null}
      </div>
      {isPhone ? null : panel}
    </div>
  );
}
