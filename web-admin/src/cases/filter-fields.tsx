import { departments } from '@linli/contract';
import { Button, Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateRangeField } from '../parts/date-range.tsx';
import { useViewer } from '../viewer.tsx';
import { useCategories } from './categories.ts';
import { channels, lights, severities, states } from './codes.ts';
import { useWish } from './filter.ts';
import { PlaceSelect } from './place-select.tsx';

/** Every filter of the list. What is chosen counts at once. */
export function FilterFields() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const { address, wish, change, replace } = useWish();
  const categories = useCategories(home?.code ?? null);
  const choices = [
    ['category', categories.map(({ code, label }) => ({ value: code, label }))],
    ['channel', channels.map((value) => ({ value, label: t(`channel.${value}`) }))],
    ['severity', severities.map((value) => ({ value, label: t(`severity.${value}`) }))],
    ['light', lights.map((value) => ({ value, label: t(`light.${value}`) }))],
    ['department', Object.keys(departments).map((value) => ({ value, label: t(`department.${value as 'fire'}`) }))],
  ] as const;
  return (
    <div className="filter-fields">
      <Checkbox
        checked={wish.filter.mine ?? false}
        onChange={({ target }) => change({ mine: target.checked ? 'true' : null })}
      >
        {t('cases.filters.mine')}
      </Checkbox>
      <Checkbox
        checked={wish.filter.isOpen ?? false}
        onChange={({ target }) => change({ isOpen: target.checked ? 'true' : null })}
      >
        {t('cases.filters.isOpen')}
      </Checkbox>
      <Select
        mode="multiple"
        maxTagCount="responsive"
        allowClear
        className="filter-wide"
        aria-label={t('cases.filters.state')}
        placeholder={t('cases.filters.state')}
        value={[...(wish.filter.state ?? [])].flat()}
        onChange={(state: readonly string[]) => change({ state })}
        options={states.map((value) => ({ value, label: t(`state.${value}`) }))}
      />
      {choices.map(([name, options]) => (
        <Select
          key={name}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t(`cases.filters.${name}`)}
          placeholder={t(`cases.filters.${name}`)}
          value={address.get(name)}
          onChange={(value?: string) => change({ [name]: value ?? null })}
          options={[...options]}
        />
      ))}
      <PlaceSelect value={wish.within} onChange={(within) => change({ within })} />
      <DateRangeField
        label={t('cases.filters.reportedIn')}
        value={wish.filter.reportedIn ?? null}
        onChange={(range) => change({ from: range?.from ?? null, until: range?.until ?? null })}
      />
      <Button type="link" onClick={() => replace({})}>
        {t('form.clear')}
      </Button>
    </div>
  );
}
