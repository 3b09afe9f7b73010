import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Drawer } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsPhone } from './screen.ts';

interface Props {
  /** How many filters narrow the list now. */
  readonly count: number;
  readonly children: ReactNode;
}

/** The filters of a list: in sight on a desk, in a drawer on a phone. */
export function FilterPanel({ count, children }: Props) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useIsPhone()) return children;
  return (
    <div>
      <Badge count={count}>
        <Button icon={<FilterOutlined aria-hidden />} onClick={() => setOpen(true)}>
          {t('form.filters')}
        </Button>
      </Badge>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        closable={false}
        placement="bottom"
        size="large"
        title={t('form.filters')}
        extra={<Button onClick={() => setOpen(false)}>{t('form.close')}</Button>}
      >
        {children}
      </Drawer>
    </div>
  );
}
