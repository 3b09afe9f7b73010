import { Layout } from 'antd';
import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { useIsPhone } from '../parts/screen.ts';
import { Waiting } from '../parts/waiting.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { SideMenu } from './side-menu.tsx';

/** The console around every page: place and person above, home areas at the side, or at the thumb on a phone. */
export function Frame() {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  return (
    <Layout className="frame">
      <a className="skip" href="#main">
        {t('shell.skip')}
      </a>
      <TopBar />
      <Layout>
        {isPhone ? null : <SideMenu />}
        <Layout.Content id="main" tabIndex={-1}>
          <Suspense fallback={<Waiting />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
      {isPhone ? <TabBar /> : null}
    </Layout>
  );
}
