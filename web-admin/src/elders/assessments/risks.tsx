import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RiskEventKind } from '../../generated/api.ts';
import { ChoiceField, DayField } from '../../parts/fields.tsx';
import { riskEvents } from '../codes.ts';

export interface RiskEvent {
  readonly kind: RiskEventKind;
  readonly on: string;
}

/** 照护风险事件: what happened lately, each with its day. */
export function RiskEvents() {
  const { t } = useTranslation();
  return (
    <Form.List name="riskEvents">
      {(lines, { add, remove }) => (
        <div className="stack">
          {lines.map(({ key, name }) => (
            <div key={key} className="field-line">
              <ChoiceField
                name={[name, 'kind']}
                label={t('elders.risk')}
                options={riskEvents.map((value) => ({ value, label: t(`elders.riskEvent.${value}`) }))}
              />
              <DayField name={[name, 'on']} label={t('peopleDesk.date')} />
              <Button
                type="text"
                icon={<MinusCircleOutlined aria-hidden />}
                aria-label={t('peopleDesk.removeField')}
                onClick={() => remove(name)}
              />
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({})}>
            {t('elders.addRisk')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}
