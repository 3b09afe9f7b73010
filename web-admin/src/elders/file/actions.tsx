import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  DescribeElder,
  RaiseAlert,
  WatchElder,
  type AlertKind,
  type IncomeTag,
  type LivingSituation,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, ReasonField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useViewer } from '../../viewer.tsx';
import { incomeTags, situations } from '../codes.ts';
import { StartAssessmentButton } from '../assessments/start.tsx';
import { PlaceOrderButton } from '../services/place-order.tsx';
import type { ElderFile } from './file.ts';
import { OrderMealButton } from './order-meal.tsx';

interface Described {
  readonly situation?: LivingSituation | null;
  readonly incomeTag?: IncomeTag;
}

function Describe({ file: { id, version, situation } }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  return (
    <FormButton<Described>
      title={t('elders.describe')}
      size="large"
      initial={{ situation }}
      callOf={(values) =>
        call(DescribeElder, { id, version, situation: values.situation ?? null, incomeTag: values.incomeTag ?? null })
      }
    >
      <ChoiceField
        name="situation"
        label={t('elders.situationLabel')}
        isOptional
        options={situations.map((value) => ({ value, label: t(`elders.situation.${value}`) }))}
      />
      <ChoiceField
        name="incomeTag"
        label={t('elders.income')}
        isOptional
        options={incomeTags.map((value) => ({ value, label: t(`elders.incomeTag.${value}`) }))}
      />
    </FormButton>
  );
}

function Watch({ file: { id, version, watchedByHand } }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  return (
    <FormButton<{ readonly reason: string }>
      title={t(watchedByHand ? 'elders.unwatch' : 'elders.watchNow')}
      size="large"
      callOf={({ reason }) => call(WatchElder, { id, version, watched: !watchedByHand, reason })}
    >
      <ReasonField />
    </FormButton>
  );
}

const alertKinds = ['SOS', 'NO_MOVEMENT', 'VITAL_SIGN'] as const satisfies readonly AlertKind[];

function Raise({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  return (
    <FormButton<{ readonly kind: AlertKind }>
      title={t('elders.raise')}
      size="large"
      danger
      initial={{ kind: 'SOS' }}
      callOf={({ kind }) => call(RaiseAlert, { input: { elder, kind } })}
    >
      <p className="soft">{t('elders.raiseHint')}</p>
      <ChoiceField
        name="kind"
        label={t('elders.alertKindLabel')}
        options={alertKinds.map((value) => ({ value, label: t(`elders.alertKind.${value}`) }))}
      />
    </FormButton>
  );
}

/** What this person may do for the elder now. */
export function ElderActions({ file }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const may = (right: (typeof permissions)[number]): boolean => permissions.includes(right);
  if (file.state !== 'ACTIVE') return null;
  return (
    <Card title={t('peopleDesk.acts')} className="actions-card">
      <div className="actions">
        {may('alert.raise') ? <Raise elder={file.id} /> : null}
        {may('meal.order') ? <OrderMealButton elder={file.id} /> : null}
        {may('care.plan') ? <PlaceOrderButton elder={file.id} /> : null}
        {may('ability.assess') ? <StartAssessmentButton elder={file.id} /> : null}
        {may('elder.write') ? <Describe file={file} /> : null}
        {may('elder.write') ? <Watch file={file} /> : null}
      </div>
    </Card>
  );
}
