import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from '../parts/screen.ts';
import { FilterFields } from './filter-fields.tsx';
import { useWish } from './filter.ts';

/** Search and order in sight; the rest of the filter beside it, on a phone in a drawer. */
export function Filters() {
  const { t } = useTranslation();
  const { wish, address, change } = useWish();
  const [isOpen, setOpen] = useState(false);
  const isPhone = useIsPhone();
  const count = Object.keys(wish.filter).length + (wish.within ? 1 : 0);
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
        {isPhone ? (
          <Badge count={count}>
            <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
              {t('cases.filters.open')}
            </Button>
          </Badge>
        ) : null}
      </div>
      {isPhone ? (
        <Drawer
          open={isOpen}
          onClose={() => setOpen(false)}
          closable={false}
          placement="bottom"
          size="large"
          title={t('cases.filters.open')}
          extra={<Button onClick={() => setOpen(false)}>{t('form.close')}</Button>}
        >
          <FilterFields />
        </Drawer>
      ) : (
        <FilterFields />
      )}
    </div>
  );
}
