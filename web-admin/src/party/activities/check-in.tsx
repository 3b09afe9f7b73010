import { Button, Result } from 'antd';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { useSend } from '../../asking.ts';
import { CheckInByCode } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { Page } from '../../parts/page.tsx';
import { fullDateTime } from '../../time.ts';

/** Behind the code at the door of an activity: a member says that they came. */
export function CheckInPage() {
  const { t, i18n } = useTranslation();
  const { code = '' } = useParams();
  const checkIn = useSend(CheckInByCode);
  const done = checkIn.data?.checkInByCode;
  return (
    <Page title={t('page.checkIn')}>
      {done ? (
        <Result
          status="success"
          title={t('partyDesk.checkedIn')}
          subTitle={`${done.title} · ${fullDateTime(done.at, i18n.language)}`}
        />
      ) : (
        <>
          <p>{t('partyDesk.checkInHint')}</p>
          <Failure error={checkIn.error} />
          <span>
            <Button type="primary" size="large" loading={checkIn.isPending} onClick={() => checkIn.mutate({ code })}>
              {t('partyDesk.checkIn')}
            </Button>
          </span>
        </>
      )}
    </Page>
  );
}
