import { CheckCircleOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReportByQrMutation } from '../generated/api.ts';
import { LinkButton } from '../parts/link-button.tsx';
import { Page } from '../parts/page.tsx';

interface Props {
  readonly report: ReportByQrMutation['reportByQr'];
  readonly again: () => void;
}

/** 受理回执: the number, and the link that is the only way back to this report. */
export function Receipt({ report: { number, trackingToken }, again }: Props) {
  const { t } = useTranslation();
  const [isCopied, setCopied] = useState(false);
  const path = `/t/${trackingToken}`;
  const address = `${location.origin}${path}`;
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    setCopied(true);
  };
  return (
    <Page title={t('visitor.sent')}>
      <Card className="receipt" role="status">
        <CheckCircleOutlined aria-hidden className="receipt-mark" />
        <p>{t('visitor.number')}</p>
        <p className="receipt-number">{number}</p>
        <p>{t('visitor.keep')}</p>
        <p className="receipt-link">{address}</p>
        <div className="stack">
          {isSecureContext ? (
            <Button size="large" block icon={<CopyOutlined aria-hidden />} onClick={() => void copy()}>
              {isCopied ? t('visitor.copied') : t('visitor.copy')}
            </Button>
          ) : null}
          <LinkButton to={path} type="primary" size="large" block>
            {t('visitor.track')}
          </LinkButton>
          <Button type="link" onClick={again}>
            {t('visitor.again')}
          </Button>
        </div>
      </Card>
    </Page>
  );
}
