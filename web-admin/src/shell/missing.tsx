import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { LinkButton } from '../parts/link-button.tsx';
import { Nothing } from '../parts/nothing.tsx';

export function MissingPage() {
  const { t } = useTranslation();
  return (
    <Nothing
      title={t('failure.noPage')}
      extra={
        <LinkButton to="/" type="primary">
          {t('failure.back')}
        </LinkButton>
      }
    />
  );
}

/** What is shown when a page itself breaks. */
export function PageFailure() {
  const { t } = useTranslation();
  const error = useRouteError();
  return (
    <Result
      status="error"
      title={t('failure.unexpected')}
      subTitle={error instanceof Error ? error.message : null}
      extra={
        <Button type="primary" onClick={() => location.reload()}>
          {t('failure.retry')}
        </Button>
      }
    />
  );
}
