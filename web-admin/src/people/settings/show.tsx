import { Card, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import {
  ConfigurePopulation,
  PopulationSettings,
  type PopulationSettingsQuery,
  type ResidentField,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { ChoiceField, CountField } from '../../parts/fields.tsx';
import { Page } from '../../parts/page.tsx';
import { SettingsForm } from '../../parts/settings-form.tsx';
import { Waiting } from '../../parts/waiting.tsx';
import { useViewer } from '../../viewer.tsx';
import { fields } from '../codes.ts';
import { PeopleNav } from '../parts/nav.tsx';

type Settings = PopulationSettingsQuery['populationSettings'];

interface Values {
  readonly verifyAfterDays: number;
  readonly requestWorkingDays: number;
  readonly sources: readonly { readonly rank: number; readonly trusted?: readonly ResidentField[] }[];
}

/** How a district ranks the sources of what it knows of people, and its terms. */
export function PeopleSettingsPage() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const within = home?.code ?? '';
  const { data, error, refetch } = useAsk(PopulationSettings, { within }, { enabled: within !== '' });
  return (
    <Page title={t('page.peopleSettings')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.settings.hint')}</p>
      <Failure error={error} retry={refetch} />
      {data ? <Terms key={data.populationSettings.version} settings={data.populationSettings} /> : null}
      {data || error ? null : <Waiting />}
    </Page>
  );
}

function Terms({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const { district, version, verifyAfterDays, requestWorkingDays, sources } = settings;
  return (
    <SettingsForm<Values>
      initial={{ verifyAfterDays, requestWorkingDays, sources }}
      callOf={(values) =>
        call(ConfigurePopulation, {
          district,
          version,
          input: {
            verifyAfterDays: values.verifyAfterDays,
            requestWorkingDays: values.requestWorkingDays,
            sources: sources.map(({ source }, at) => ({
              source,
              rank: values.sources[at]?.rank ?? 0,
              trusted: values.sources[at]?.trusted ?? [],
            })),
          },
        })
      }
    >
      <Card title={t('peopleDesk.settings.terms')}>
        <CountField name="verifyAfterDays" label={t('peopleDesk.settings.verifyAfterDays')} most={3650} />
        <CountField name="requestWorkingDays" label={t('peopleDesk.settings.requestWorkingDays')} most={60} />
      </Card>
      {sources.map(({ source }, at) => (
        <Card key={source} title={t(`changeSource.${source}`)}>
          <Form.Item name={['sources', at, 'rank']} label={t('peopleDesk.settings.rank')}>
            <InputNumber min={0} max={100} precision={0} />
          </Form.Item>
          <ChoiceField
            name={['sources', at, 'trusted']}
            label={t('peopleDesk.settings.trusted')}
            isMany
            isOptional
            options={fields.map((field) => ({ value: field, label: t(`residentField.${field}`) }))}
          />
        </Card>
      ))}
    </SettingsForm>
  );
}
