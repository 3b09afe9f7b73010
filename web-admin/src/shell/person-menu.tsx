import { LogoutOutlined, UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useIsPhone } from '../parts/screen.ts';
import { signOut } from '../session.ts';
import { useViewer } from '../viewer.tsx';

export function PersonMenu() {
  const { t } = useTranslation();
  const { account } = useViewer();
  const navigate = useNavigate();
  const isPhone = useIsPhone();
  const items = [
    { key: 'me', icon: <UserOutlined aria-hidden />, label: t('shell.profile'), onClick: () => void navigate('/me') },
    { key: 'out', icon: <LogoutOutlined aria-hidden />, label: t('shell.signOut'), onClick: () => void signOut() },
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button type="text" icon={<UserOutlined aria-hidden />} aria-label={`${t('shell.person')} ${account}`}>
        {isPhone ? null : account}
      </Button>
    </Dropdown>
  );
}
