import { EnvironmentOutlined } from '@ant-design/icons';
import { Button, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useViewer } from '../viewer.tsx';

/** The place this person acts at, in sight on every page; a touch leads to the other posts. */
export function PostSwitch() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!home) return null;
  return (
    <Button
      type="text"
      className="post"
      icon={<EnvironmentOutlined aria-hidden />}
      onClick={() => void navigate('/me')}
    >
      <span className="only-read">{t('shell.post')} </span>
      {home.name}
      {home.adminModel === 'TWO_TIER' ? <Tag className="only-wide">{t('adminModel.TWO_TIER')}</Tag> : null}
    </Button>
  );
}
