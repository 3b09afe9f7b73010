import { Layout, Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { areas, useEntries, type Entry } from './entries.ts';

/** The entry a path belongs to: the longest one that begins it. */
export const entryOf = (entries: readonly Entry[], path: string): string =>
  entries.filter((entry) => path.startsWith(entry.to)).sort((a, b) => b.to.length - a.to.length)[0]?.to ?? '';

/** The home areas 智慧信息, 智慧管理, … as far as there are pages in them. */
export function SideMenu() {
  const { t } = useTranslation();
  const entries = useEntries();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const items = areas
    .map((area) => ({ area, inside: entries.filter((entry) => entry.area === area) }))
    .filter(({ inside }) => inside.length > 0)
    .map(({ area, inside }) => ({
      type: 'group' as const,
      key: area,
      label: t(`area.${area}`),
      children: inside.map(({ to, name, icon: Icon }) => ({
        key: to,
        label: t(`page.${name}`),
        icon: <Icon aria-hidden />,
      })),
    }));
  return (
    <Layout.Sider width={208} className="side">
      <nav aria-label={t('shell.menu')}>
        <Menu
          mode="inline"
          items={items}
          selectedKeys={[entryOf(entries, pathname)]}
          onClick={({ key }) => void navigate(key)}
        />
      </nav>
    </Layout.Sider>
  );
}
