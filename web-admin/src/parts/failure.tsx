import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api.ts';
import { signIn } from '../session.ts';

interface Props {
  readonly error: Error | null;
  readonly retry?: () => unknown;
}

/** What went wrong in the reader's language, with the number an operator can look up. */
export function Failure({ error, retry }: Props) {
  const { t, i18n } = useTranslation();
  if (!error) return null;
  const known = error instanceof ApiError ? error : null;
  const sentence = known ? (i18n.language === 'en' ? known.en : known.zh) : t('failure.unexpected');
  const again = retry ? <Button onClick={() => void retry()}>{t('failure.retry')}</Button> : undefined;
  const door = (
    <Button onClick={() => void signIn(location.pathname + location.search, i18n.language)}>{t('login.signIn')}</Button>
  );
  const action = known?.code === 'SIGN_IN_REQUIRED' ? door : again;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence}
      description={
        <span className="failure-trace">
          {known?.field ? `${t('failure.field')} ${known.field} · ` : null}
          {known?.code ?? 'INTERNAL'}
          {known?.requestId ? ` · ${t('failure.request')} ${known.requestId}` : null}
        </span>
      }
      action={action}
    />
  );
}
