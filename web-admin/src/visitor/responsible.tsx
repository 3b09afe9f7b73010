import { PhoneOutlined } from '@ant-design/icons';
import { Button, Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ScanQrCodeMutation } from '../generated/api.ts';

type Place = NonNullable<ScanQrCodeMutation['scanQrCode']>;

/** An office and its roles, never a person. */
export function ResponsibleCard({ place }: { readonly place: Place }) {
  const { t } = useTranslation();
  return (
    <Card className="responsible">
      <p className="responsible-point">
        <Tag>{t(`pointKind.${place.pointKind}`)}</Tag>
        <strong>{place.pointName}</strong>
      </p>
      <h2>{t('visitor.responsible')}</h2>
      <dl className="facts facts-one">
        <div>
          <dt>{t('visitor.office')}</dt>
          <dd>{place.office ?? place.jurisdictionName}</dd>
        </div>
        {place.gridName ? (
          <div>
            <dt>{t('visitor.grid')}</dt>
            <dd>{place.gridName}</dd>
          </div>
        ) : null}
        {place.roles.length > 0 ? (
          <div>
            <dt>{t('visitor.roles')}</dt>
            <dd>{place.roles.map((role) => t(`assignment.${role}`)).join(' · ')}</dd>
          </div>
        ) : null}
      </dl>
      {place.officePhone ? (
        <Button block size="large" icon={<PhoneOutlined aria-hidden />} href={`tel:${place.officePhone}`}>
          {t('visitor.call', { phone: place.officePhone })}
        </Button>
      ) : null}
    </Card>
  );
}
