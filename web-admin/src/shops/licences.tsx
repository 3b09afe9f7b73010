import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { RenewLicence, RevokeLicence, type LicenceLineFragment, type LicenceState } from '../generated/api.ts';
import { call } from '../operation.ts';
import { AnyDayField } from '../parts/fields.tsx';
import { FormButton, ReasonButton } from '../parts/form-button.tsx';
import { useMay } from '../viewer.tsx';
import { RecordLicenceButton } from './forms.tsx';
import type { ShopFile } from './show.tsx';

const tones: Readonly<Record<LicenceState, string>> = {
  VALID: 'success',
  EXPIRING: 'warning',
  EXPIRED: 'error',
  REVOKED: 'error',
};

/** 证照: what the merchant is allowed, and until when. */
export function Licences({ file }: { readonly file: ShopFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('shops.licences')} extra={<RecordLicenceButton merchant={file.id} />}>
      {file.licences.length === 0 ? <p className="soft">{t('shops.noLicences')}</p> : null}
      <ul className="lines">
        {file.licences.map((licence) => (
          <Line key={licence.id} licence={licence} />
        ))}
      </ul>
    </Card>
  );
}

function Line({ licence }: { readonly licence: LicenceLineFragment }) {
  const { t } = useTranslation();
  const [mayWrite, mayRevoke] = [useMay('merchant.write'), useMay('inspection.verify')];
  const { id, version, kind, number, issuedBy, validTo, state } = licence;
  return (
    <li>
      <span className="lines-head">
        <strong>{t(`shops.licenceKind.${kind}`)}</strong>
        <Tag color={tones[state]}>{t(`shops.licenceState.${state}`)}</Tag>
      </span>
      <span className="soft">
        {[number, issuedBy, validTo ? t('shops.until', { on: validTo }) : t('shops.withoutEnd')]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {state === 'REVOKED' ? null : (
        <span className="buttons">
          {mayWrite ? (
            <FormButton<{ readonly validTo?: string }>
              title={t('shops.renew')}
              callOf={(values) => call(RenewLicence, { id, version, validTo: values.validTo || null })}
            >
              <AnyDayField name="validTo" label={t('shops.validTo')} isOptional />
            </FormButton>
          ) : null}
          {mayRevoke ? (
            <ReasonButton operation={RevokeLicence} target={licence} title={t('shops.revoke')} danger />
          ) : null}
        </span>
      )}
    </li>
  );
}
