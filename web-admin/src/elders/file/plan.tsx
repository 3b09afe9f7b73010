import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Form, InputNumber, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { DraftCarePlan, EndCarePlan, StartCarePlan, type CareKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { careKinds } from '../codes.ts';
import type { DraftPlan, ElderFile } from './file.ts';

interface Values {
  readonly lines: readonly { readonly kind: CareKind; readonly everyDays: number }[];
}

function LineFields() {
  const { t } = useTranslation();
  return (
    <Form.List name="lines">
      {(lines, { add, remove }) => (
        <div className="stack">
          {lines.map(({ key, name }) => (
            <div key={key} className="field-line">
              <ChoiceField
                name={[name, 'kind']}
                label={t('elders.careKindLabel')}
                options={careKinds.map((value) => ({ value, label: t(`elders.careKind.${value}`) }))}
              />
              <Form.Item name={[name, 'everyDays']} label={t('elders.everyDaysLabel')}>
                <InputNumber min={1} max={90} precision={0} />
              </Form.Item>
              {lines.length > 1 ? (
                <Button
                  type="text"
                  icon={<MinusCircleOutlined aria-hidden />}
                  aria-label={t('peopleDesk.removeField')}
                  onClick={() => remove(name)}
                />
              ) : null}
            </div>
          ))}
          <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ kind: 'CALL', everyDays: 7 })}>
            {t('peopleDesk.addField')}
          </Button>
        </div>
      )}
    </Form.List>
  );
}

function Lines({ lines }: { readonly lines: DraftPlan['lines'] }) {
  const { t } = useTranslation();
  return (
    <span className="tags-line">
      {lines.map(({ kind, everyDays }) => (
        <Tag key={kind}>
          {t(`elders.careKind.${kind}`)} · {t('elders.everyDays', { count: everyDays })}
        </Tag>
      ))}
    </span>
  );
}

/** 照护计划: what holds, and what was drafted. */
export function Plan({ file, drafts }: { readonly file: ElderFile; readonly drafts: readonly DraftPlan[] }) {
  const { t } = useTranslation();
  const mayPlan = useMay('care.plan');
  const plan = file.carePlan;
  return (
    <Card
      title={t('elders.plan')}
      extra={
        mayPlan ? (
          <FormButton<Values>
            title={t('elders.draftPlan')}
            initial={{ lines: [{ kind: 'VISIT', everyDays: 7 }] }}
            callOf={({ lines }) => call(DraftCarePlan, { input: { elder: file.id, lines } })}
          >
            <LineFields />
          </FormButton>
        ) : null
      }
    >
      {plan || drafts.length > 0 ? null : <p className="soft">{t('elders.noPlan')}</p>}
      <ul className="lines">
        {plan ? (
          <li>
            <Lines lines={plan.lines} />
            {mayPlan ? (
              <span className="buttons">
                <ReasonButton operation={EndCarePlan} target={plan} title={t('elders.endPlan')} danger />
              </span>
            ) : null}
          </li>
        ) : null}
        {drafts.map(({ id, version, lines }) => (
          <li key={id}>
            <span className="lines-head">
              <Lines lines={lines} />
              <Tag color="warning">{t('elders.draft')}</Tag>
            </span>
            {mayPlan ? (
              <span className="buttons">
                <FormButton
                  title={t('elders.startPlan')}
                  type="primary"
                  callOf={() => call(StartCarePlan, { id, version })}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
