import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { ConfigureElderlyCare, ElderlySettings, type ElderlyCareSettingsInput } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { CountField } from '../../parts/fields.tsx';
import { Page } from '../../parts/page.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useViewer } from '../../viewer.tsx';
import { EldersNav } from '../nav.tsx';
import { CanteensCard } from './canteens.tsx';

const clocks = ['workerMinutes', 'familyMinutes', 'streetMinutes'] as const;
const adjustments = ['diagnosisWorse', 'riskWorse', 'riskEvents', 'riskDays', 'appealDays'] as const;

/** A district's deadlines of alerts, how its assessments adjust, and its kitchens. */
export function ElderSettingsPage() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const within = home?.code ?? '';
  const { data, error, refetch } = useAsk(ElderlySettings, { within }, { enabled: within !== '' });
  return (
    <Page title={t('page.elderSettings')} above={<EldersNav />}>
      <p className="soft desk-hint">{t('eldersDesk.settings.hint')}</p>
      <Failure error={error} retry={refetch} />
      {data ? <Terms key={data.elderlyCareSettings.version} {...data.elderlyCareSettings} /> : null}
      {data || error ? null : <Waiting />}
      <CanteensCard />
    </Page>
  );
}

type Terms = ElderlyCareSettingsInput & { readonly district: string; readonly version: number };

function Terms({ district, version, ...initial }: Terms) {
  const { t } = useTranslation();
  const { home } = useViewer();
  // A district's terms are its own: a street or community reads them.
  const mayWrite = home?.code === district;
  return (
    <SettingsForm<ElderlyCareSettingsInput>
      initial={initial}
      mayWrite={mayWrite}
      callOf={(input) => call(ConfigureElderlyCare, { district, version, input })}
    >
      <Card title={t('eldersDesk.settings.clocks')}>
        <div className="setting-fields">
          {clocks.map((name) => (
            <CountField key={name} name={name} label={t(`eldersDesk.settings.${name}`)} most={240} />
          ))}
        </div>
      </Card>
      <Card title={t('eldersDesk.settings.assessment')}>
        <div className="setting-fields">
          {adjustments.map((name) => (
            <CountField key={name} name={name} label={t(`eldersDesk.settings.${name}`)} most={365} />
          ))}
        </div>
      </Card>
    </SettingsForm>
  );
}
