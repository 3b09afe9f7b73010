import { Layout } from 'antd';
import { Link } from 'react-router';
import { useIsPhone } from '../parts/screen.ts';
import { PersonMenu } from './person-menu.tsx';
import { PostSwitch } from './post-switch.tsx';
import { Switches } from './switches.tsx';

/** Where and as whom one acts; on a phone the display settings move to the profile. */
export function TopBar() {
  const isPhone = useIsPhone();
  return (
    <Layout.Header className="top">
      <Link to="/" className="brand">
        <img src="/icon.svg" alt="" width={28} height={28} />
        <strong>邻里</strong>
      </Link>
      <PostSwitch />
      <span className="top-gap" />
      {isPhone ? null : <Switches />}
      <PersonMenu />
    </Layout.Header>
  );
}
