import { WarningOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FindHazard, type HazardInput } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { useMay } from '../../viewer.tsx';
import { hazardKinds, severities } from '../codes.ts';
import { FormDialog } from '../dialog.tsx';
import { ChoiceField, WordsField } from '../fields.tsx';

type Values = Pick<HazardInput, 'kind' | 'severity' | 'description'>;

/** 上报隐患 where one stands: in a house, a building or an estate. */
export function HazardReport({ at }: { readonly at: Pick<HazardInput, 'house' | 'building' | 'estate'> }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('hazard.find')) return null;
  return (
    <>
      <Button icon={<WarningOutlined aria-hidden />} onClick={() => setOpen(true)}>
        {t('homes.hazard.report')}
      </Button>
      {isOpen ? (
        <FormDialog<Values>
          title={t('homes.hazard.report')}
          initial={{ severity: 'GENERAL' }}
          callOf={(values) => call(FindHazard, { input: { ...values, ...at } })}
          close={() => setOpen(false)}
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
        </FormDialog>
      ) : null}
    </>
  );
}
