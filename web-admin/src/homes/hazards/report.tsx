import { WarningOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { FindHazard, type HazardInput } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { hazardKinds, severities } from '../codes.ts';

type Values = Pick<HazardInput, 'kind' | 'severity' | 'description'>;

/** 上报隐患 where one stands: in a house, a building or an estate. */
export function HazardReport({ at }: { readonly at: Pick<HazardInput, 'house' | 'building' | 'estate'> }) {
  const { t } = useTranslation();
  if (!useMay('hazard.find')) return null;
  return (
    <FormButton<Values>
      title={t('homes.hazard.report')}
      icon={<WarningOutlined aria-hidden />}
      initial={{ severity: 'GENERAL' }}
      callOf={(values) => call(FindHazard, { input: { ...values, ...at } })}
    >
      <ChoiceField
        name="kind"
        label={t('homes.hazard.kindLabel')}
        options={hazardKinds.map((value) => ({ value, label: t(`homes.hazard.kind.${value}`) }))}
      />
      <ChoiceField
        name="severity"
        label={t('homes.hazard.severityLabel')}
        options={severities.map((value) => ({ value, label: t(`homes.hazard.severity.${value}`) }))}
      />
      <WordsField name="description" label={t('homes.hazard.description')} max={1000} />
    </FormButton>
  );
}
