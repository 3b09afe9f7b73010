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
  const sentence = i18n.language === 'en' ? known?.en : known?.zh;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={sentence ?? t('failure.unexpected')}
      description={known ? <Trace error={known} /> : null}
      action={known?.code === 'SIGN_IN_REQUIRED' ? <SignIn /> : retry ? <Again retry={retry} /> : null}
    />
  );
}

function Trace({ error: { code, field, requestId } }: { readonly error: ApiError }) {
  const { t } = useTranslation();
  const parts = [
    field ? `${t('failure.field')} ${field}` : null,
    code,
    requestId ? `${t('failure.request')} ${requestId}` : null,
  ];
  return <span className="failure-trace">{parts.filter(Boolean).join(' · ')}</span>;
}

function Again({ retry }: { readonly retry: () => unknown }) {
  const { t } = useTranslation();
  return <Button onClick={() => void retry()}>{t('failure.retry')}</Button>;
}

function SignIn() {
  const { t, i18n } = useTranslation();
  const here = location.pathname + location.search;
  return <Button onClick={() => void signIn(here, i18n.language)}>{t('login.signIn')}</Button>;
}
