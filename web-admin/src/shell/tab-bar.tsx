import { MoreOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useEntries, type Entry } from './entries.ts';

// What fits beside each other at 390 px with targets of 44 px and words that do not break.
const MOST = 5;

/** On a phone: the same entries, at the thumb; those that do not fit stand behind the last one. */
export function TabBar() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const entries = useEntries();
  const isLong = entries.length > MOST;
  const shown = isLong ? entries.slice(0, MOST - 1) : entries;
  return (
    <nav className="tab-bar" aria-label={t('shell.menu')}>
      {shown.map((entry) => (
        <Tab key={entry.to} entry={entry} />
      ))}
      {isLong ? (
        <button type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
          <MoreOutlined aria-hidden />
          <span>{t('shell.more')}</span>
        </button>
      ) : null}
      <Drawer open={isOpen} onClose={() => setOpen(false)} placement="bottom" title={t('shell.more')}>
        <div className="more-tabs" onClickCapture={() => setOpen(false)}>
          {entries.slice(shown.length).map((entry) => (
            <Tab key={entry.to} entry={entry} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
}

const Tab = ({ entry: { to, name, icon: Icon } }: { readonly entry: Entry }) => {
  const { t } = useTranslation();
  return (
    <NavLink to={to} end={to === '/cases'}>
      <Icon aria-hidden />
      <span>{t(`page.${name}`)}</span>
    </NavLink>
  );
};
