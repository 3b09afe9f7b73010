import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { RecordInspection, type InspectionLineFragment } from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { call } from '../../operation.ts';
import { ChoiceField, useRules } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';

interface Values {
  readonly checklist: string;
  readonly answers: Readonly<Record<string, { readonly ok: boolean; readonly note?: string }>>;
}

/** The items of the checklist that was chosen, one after the other. */
function Items({ line }: { readonly line: InspectionLineFragment }) {
  const { t } = useTranslation();
  const rules = useRules();
  const checklist = Form.useWatch<string | undefined>('checklist', Form.useFormInstance());
  const part = line.parts.find((one) => one.checklist === checklist);
  return (part?.items ?? []).map(({ code, text }) => (
    <div key={code} className="check-item">
      <Form.Item name={['answers', code, 'ok']} label={text} rules={rules}>
        <Radio.Group
          options={[
            { value: true, label: t('shops.good') },
            { value: false, label: t('shops.bad') },
          ]}
        />
      </Form.Item>
      <Form.Item name={['answers', code, 'note']}>
        <Input maxLength={500} placeholder={t('peopleDesk.note')} aria-label={`${text} ${t('peopleDesk.note')}`} />
      </Form.Item>
    </div>
  ));
}

/** 记录检查: what a team found, item by item. */
export function RecordButton({ line }: { readonly line: InspectionLineFragment }) {
  const { t } = useTranslation();
  const open = line.parts.filter(({ recordedAt }) => recordedAt === null);
  const { id, version } = line;
  return (
    <FormButton<Values>
      title={t('shops.inspectionAction.RECORD')}
      type="primary"
      initial={open[0] ? { checklist: open[0].checklist } : {}}
      callOf={({ checklist, answers }) =>
        call(RecordInspection, {
          id,
          version,
          input: {
            checklist,
            answers: Object.entries(answers).map(([item, { ok, note }]) => ({ item, ok, note: note?.trim() || null })),
          },
        })
      }
    >
      <ChoiceField
        name="checklist"
        label={t('shops.checklists')}
        options={open.map(({ checklist, checklistName, team }) => ({
          value: checklist,
          label: `${checklistName} · ${departmentName(team, t)}`,
        }))}
      />
      <Items line={line} />
    </FormButton>
  );
}
