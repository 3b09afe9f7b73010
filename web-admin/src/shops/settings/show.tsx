import { Card, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { PublishCreditRule, ShopSettings, type ShopSettingsQuery } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { CountField } from '../../parts/fields.tsx';
import { Page } from '../../parts/page.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useViewer } from '../../viewer.tsx';
import { creditCauses } from '../codes.ts';
import { ShopsNav } from '../nav.tsx';
import { ChecklistCard } from './checklist.tsx';
import { ChecklistButton } from './checklist-form.tsx';

/** How a district scores its merchants, and what its teams look at. */
export function ShopSettingsPage() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const district = home?.code ?? '';
  const { data, error, refetch } = useAsk(ShopSettings, { within: district }, { enabled: district !== '' });
  return (
    <Page
      title={t('page.shopSettings')}
      above={<ShopsNav />}
      aside={<ChecklistButton district={district} title={t('shopsDesk.newChecklist')} />}
    >
      <p className="soft desk-hint">{t('shopsDesk.settingsHint')}</p>
      <Failure error={error} retry={refetch} />
      {data ? <CreditRule key={data.creditRule.version} district={district} rule={data.creditRule} /> : null}
      {data?.checklists.checklists.map((list) => (
        <ChecklistCard key={list.code} list={list} district={district} />
      ))}
      {data || error ? null : <Waiting />}
    </Page>
  );
}

interface Values {
  readonly base: number;
  readonly days: number;
  readonly points: Readonly<Record<string, number | null>>;
}

interface RuleProps {
  readonly rule: ShopSettingsQuery['creditRule'];
  readonly district: string;
}

/** 信用评分规则: where a score begins, how long something counts, and what each cause is worth. */
function CreditRule({ rule: { version, base, days, points }, district }: RuleProps) {
  const { t } = useTranslation();
  const worth = Object.fromEntries(points.map((one) => [one.code, one.points]));
  return (
    <SettingsForm<Values>
      initial={{ base, days, points: worth }}
      callOf={(values) =>
        call(PublishCreditRule, {
          district,
          version,
          input: {
            base: values.base,
            days: values.days,
            points: creditCauses.map((code) => ({ code, points: values.points[code] ?? 0 })),
          },
        })
      }
    >
      <Card title={t('shopsDesk.creditRule', { version })}>
        <div className="setting-fields">
          <CountField name="base" label={t('shopsDesk.base')} most={100} />
          <CountField name="days" label={t('shopsDesk.days')} most={2000} />
          {creditCauses.map((code) => (
            <Form.Item key={code} name={['points', code]} label={t(`shops.cause.${code}`)}>
              <InputNumber min={-100} max={100} precision={0} className="whole" />
            </Form.Item>
          ))}
        </div>
      </Card>
    </SettingsForm>
  );
}
