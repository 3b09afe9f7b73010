import { Spin } from 'antd';
import { useTranslation } from 'react-i18next';

export function Waiting() {
  const { t } = useTranslation();
  return (
    <div className="waiting" role="status">
      <Spin size="large" />
      <span className="only-read">{t('waiting')}</span>
    </div>
  );
}
