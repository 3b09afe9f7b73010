import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useEntries } from './entries.ts';

/** On a phone: the same entries, at the thumb. */
export function TabBar() {
  const { t } = useTranslation();
  return (
    <nav className="tab-bar" aria-label={t('shell.menu')}>
      {useEntries().map(({ to, name, icon: Icon }) => (
        <NavLink key={to} to={to} end={to === '/cases'}>
          <Icon aria-hidden />
          <span>{t(`page.${name}`)}</span>
        </NavLink>
      ))}
    </nav>
  );
}
