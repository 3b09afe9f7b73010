import { Result } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ask, type ApiError } from '../api.ts';
import { ScanQrCode, type ReportByQrMutation, type ScanQrCodeMutation } from '../generated/api.ts';
import { Failure } from '../parts/failure.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { VisitorForm } from './form.tsx';
import { Receipt } from './receipt.tsx';
import { ResponsibleCard } from './responsible.tsx';
import { ShopNotice } from './shop.tsx';

// A scan is counted once a visit: opening the page asks, coming back to its window does not.
const useScan = (token: string) =>
  useQuery<ScanQrCodeMutation, ApiError>({
    queryKey: [ScanQrCode.name, token],
    queryFn: () => ask(ScanQrCode, { token }),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
  });

/** Behind a code on a door: who is responsible here, and a way to tell them. */
export function VisitorReportPage() {
  const { t } = useTranslation();
  const { token = '' } = useParams();
  const { data, error, refetch } = useScan(token);
  const [sent, setSent] = useState<ReportByQrMutation['reportByQr'] | null>(null);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  const place = data.scanQrCode;
  if (!place) return <Result status="warning" title={t('visitor.invalid')} subTitle={t('visitor.invalidHint')} />;
  if (sent) return <Receipt report={sent} again={() => setSent(null)} />;
  return (
    <Page title={t('visitor.title')}>
      {place.pointKind === 'SHOP' || place.pointKind === 'COMMERCIAL' ? <ShopNotice token={token} /> : null}
      <ResponsibleCard place={place} />
      <VisitorForm token={token} within={place.place.slice(0, 12)} onSent={setSent} />
    </Page>
  );
}
