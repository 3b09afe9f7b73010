import { Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../asking.ts';
import {
  CloseMerchant,
  ResumeMerchant,
  RevealShop,
  Shop,
  SuspendMerchant,
  type RevealShopQuery,
  type ShopQuery,
} from '../generated/api.ts';
import { call } from '../operation.ts';
import { Fact } from '../parts/fact.tsx';
import { Failure } from '../parts/failure.tsx';
import { FormButton, ReasonButton } from '../parts/form-button.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { opened } from '../parts/opened.ts';
import { Page } from '../parts/page.tsx';
import { Reveal } from '../parts/reveal.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { HouseLink } from '../people/parts/house-link.tsx';
import { fullDateTime, isoDay } from '../time.ts';
import { useMay } from '../viewer.tsx';
import { CircleOf } from './circles/membership.tsx';
import { PlanInspectionButton } from './forms.tsx';
import { InspectionCard } from './inspections/card.tsx';
import { Licences } from './licences.tsx';

export type ShopFile = NonNullable<ShopQuery['merchant']>;

/** One merchant: what it is, what it is allowed, how it is scored, and what was found there. */
export function ShopPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Shop, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.merchant) return <Nothing title={t('failure.notHere')} />;
  const file = data.merchant;
  return (
    <Page
      title={file.name}
      above={
        <p className="case-head">
          <Link to="/shops">{t('page.shops')}</Link>
          <Tag>{t(`shops.kind.${file.kind}`)}</Tag>
          <Tag {...(file.status === 'OPEN' ? {} : { color: 'warning' as const })}>
            {t(`shops.status.${file.status}`)}
          </Tag>
        </p>
      }
      aside={<Steps file={file} />}
    >
      <Facts key={id} file={file} />
      <div className="grid-of-cards">
        <Licences file={file} />
        <Credit file={file} />
      </div>
      <Card
        title={t('page.inspections')}
        extra={<PlanInspectionButton merchant={file.id} within={file.jurisdiction?.code ?? null} />}
      >
        {file.inspections.nodes.length === 0 ? <p className="soft">{t('shops.noInspections')}</p> : null}
        <ul className="cards">
          {file.inspections.nodes.map((line) => (
            <InspectionCard key={line.id} line={line} isHere />
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function Steps({ file }: { readonly file: ShopFile }) {
  const { t } = useTranslation();
  const { id, version, status } = file;
  if (!useMay('merchant.write') || status === 'CLOSED') return null;
  return (
    <span className="buttons">
      {status === 'OPEN' ? (
        <ReasonButton operation={SuspendMerchant} target={file} title={t('shops.suspend')} />
      ) : (
        <FormButton title={t('shops.resume')} callOf={() => call(ResumeMerchant, { id, version })} />
      )}
      <ReasonButton operation={CloseMerchant} target={file} title={t('shops.close')} danger />
    </span>
  );
}

function Facts({ file }: { readonly file: ShopFile }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<RevealShopQuery['merchant']>(null);
  const { legalRepresentative, phone } = shown ?? file;
  const { premises, industry } = file;
  const masked = { legalRepresentative: file.legalRepresentative, phone: file.phone };
  return (
    <Card
      title={t('page.shop')}
      extra={
        <Reveal
          operation={RevealShop}
          variables={{ id: file.id }}
          offered={['MERCHANT_INSPECTION', 'EMERGENCY']}
          clear={({ merchant }) =>
            opened(
              masked,
              merchant ? { legalRepresentative: merchant.legalRepresentative, phone: merchant.phone } : null,
            )
          }
          isShown={shown !== null}
          onReveal={(data) => setShown(data?.merchant ?? null)}
        />
      }
    >
      <dl className="facts">
        <Fact name={t('shops.creditCode')}>{file.creditCode}</Fact>
        <Fact name={t('shops.industry')}>{[industry.code, industry.sectionName].filter(Boolean).join(' ')}</Fact>
        <Fact name={t('shops.premises')}>
          {premises.isLost ? (
            <Tag color="error">{t('shops.premisesLost')}</Tag>
          ) : premises.house ? (
            <HouseLink house={premises.house} />
          ) : (
            premises.point?.name
          )}
        </Fact>
        <Fact name={t('homes.grid')}>{file.grid?.name ?? file.jurisdiction?.name}</Fact>
        <Fact name={t('shops.employeesLabel')}>{file.employees ? t(`shops.employees.${file.employees}`) : null}</Fact>
        <Fact name={t('shops.legal')}>{legalRepresentative}</Fact>
        <Fact name={t('residentField.PHONE')}>{phone}</Fact>
        <Fact name={t('shops.circle')}>
          <CircleOf file={file} />
        </Fact>
        <Fact name={t('shops.openedAt')}>{isoDay(new Date(file.openedAt))}</Fact>
      </dl>
    </Card>
  );
}

function Credit({ file: { credit, selfChecks } }: { readonly file: ShopFile }) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={`${t('shops.credit')} · ${credit.score}`}>
      <p className="soft">{t('shops.creditHint', { version: credit.ruleVersion })}</p>
      <ul className="lines">
        {credit.reasons.map(({ code, points, at, subject }) => (
          <li key={`${code}${subject}${at}`}>
            <span className="lines-head">
              <span>{t(`shops.cause.${code}`)}</span>
              <strong className={points < 0 ? 'late' : ''}>{points > 0 ? `+${points}` : points}</strong>
            </span>
            <span className="soft small">{fullDateTime(at, i18n.language)}</span>
          </li>
        ))}
        {selfChecks.nodes.map(({ id, at, faults }) => (
          <li key={id}>
            <span>{t('shops.selfChecked', { count: faults })}</span>
            <span className="soft small">{fullDateTime(at, i18n.language)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
