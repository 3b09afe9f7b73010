import { Layout } from 'antd';
import { Suspense, useLayoutEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useNavigationType } from 'react-router';
import { useIsPhone } from '../parts/screen.ts';
import { Waiting } from '../parts/waiting.tsx';
import { TabBar } from './tab-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { SideMenu } from './side-menu.tsx';

/** What is opened from far down a list is read from its top; whoever goes back is where they were. */
function useTop(): void {
  const { pathname } = useLocation();
  const way = useNavigationType();
  useLayoutEffect(() => {
    if (way !== 'POP') scrollTo(0, 0);
  }, [pathname, way]);
}

/** The console around every page: place and person above, home areas at the side, or at the thumb on a phone. */
export function Frame() {
  const { t } = useTranslation();
  const isPhone = useIsPhone();
  useTop();
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
