import { Layout, Menu } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { areas, useCurrentEntry, useEntries } from './entries.ts';

/** The home areas 智慧信息, 智慧管理, … as far as there are pages in them. */
export function SideMenu() {
  const { t } = useTranslation();
  const entries = useEntries();
  const navigate = useNavigate();
  const current = useCurrentEntry(entries);
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
    <Layout.Sider width={224} className="side">
      <nav aria-label={t('shell.menu')}>
        <Menu mode="inline" items={items} selectedKeys={[current]} onClick={({ key }) => void navigate(key)} />
      </nav>
    </Layout.Sider>
  );
}
