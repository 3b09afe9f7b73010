import { MoreOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCurrentEntry, useEntries, type Entry } from './entries.ts';

// What fits beside each other at 390 px with targets of 44 px and words that do not break.
const MOST = 5;

/** On a phone: the same entries, at the thumb; those that do not fit stand behind the last one. */
export function TabBar() {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const entries = useEntries();
  const current = useCurrentEntry(entries);
  const isLong = entries.length > MOST;
  const shown = isLong ? entries.slice(0, MOST - 1) : entries;
  return (
    <nav className="tab-bar" aria-label={t('shell.menu')}>
      {shown.map((entry) => (
        <Tab key={entry.to} entry={entry} isHere={entry.to === current} />
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
            <Tab key={entry.to} entry={entry} isHere={entry.to === current} />
          ))}
        </div>
      </Drawer>
    </nav>
  );
}

interface TabProps {
  readonly entry: Entry;
  readonly isHere: boolean;
}

function Tab({ entry: { to, name, icon: Icon }, isHere }: TabProps) {
  const { t } = useTranslation();
  return (
    <Link to={to} {...(isHere ? { 'aria-current': 'page' as const } : {})}>
      <Icon aria-hidden />
      <span>{t(`page.${name}`)}</span>
    </Link>
  );
}
