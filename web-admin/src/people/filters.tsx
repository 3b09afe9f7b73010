import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Checkbox, Drawer, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../address.ts';
import { PlaceSelect } from '../cases/place-select.tsx';
import { useIsPhone } from '../parts/screen.ts';
import { ageBands, residencies, sexes, statuses } from './codes.ts';
import { orders, readPeopleWish } from './wish.ts';

/** What people may be filtered by: nothing that is masked. On a phone in a drawer. */
export function PeopleFilters() {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  const [isOpen, setOpen] = useState(false);
  const { address } = useAddress();
  const { filter, within } = readPeopleWish(address);
  if (!isPhone) return <Fields />;
  return (
    <div>
      <Badge count={Object.keys(filter).length + (within ? 1 : 0)}>
        <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t('cases.filters.open')}
        </Button>
      </Badge>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        closable={false}
        placement="bottom"
        size="large"
        title={t('cases.filters.open')}
        extra={<Button onClick={() => setOpen(false)}>{t('form.close')}</Button>}
      >
        <Fields />
      </Drawer>
    </div>
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
        {t('cases.filters.clear')}
      </Button>
    </div>
  );
}
