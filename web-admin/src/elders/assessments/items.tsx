import { App, Button, Card, Checkbox, Form, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import {
  RecordAbility,
  RevealAbility,
  type AbilityFormQuery,
  type AbilityDimension,
  type Diagnosis,
  type RevealAbilityQuery,
} from '../../generated/api.ts';
import { abilityWords } from '../../i18n/en/ability-words.ts';
import { afterwards } from '../../parts/afterwards.ts';
import { Failure } from '../../parts/failure.tsx';
import { ChoiceField } from '../../parts/fields.tsx';
import { Reveal } from '../../parts/reveal.tsx';
import { diagnoses } from '../codes.ts';
import { RiskEvents, type RiskEvent } from './risks.tsx';

type Scale = AbilityFormQuery['abilityScale'];
type File = NonNullable<AbilityFormQuery['abilityAssessment']>;
type Seen = NonNullable<RevealAbilityQuery['abilityAssessment']>;

interface Values {
  readonly answers?: Readonly<Record<string, number>>;
  readonly coma?: boolean;
  readonly diagnoses?: Diagnosis[];
  readonly riskEvents?: readonly RiskEvent[];
}

const dimensions = ['SELF_CARE', 'MOVEMENT', 'MENTAL', 'PARTICIPATION'] as const satisfies readonly AbilityDimension[];

/** The 26 items, part by part. Scores and level are reckoned by the service, never here. */
export function AbilityItems({ file, scale }: { readonly file: File; readonly scale: Scale }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [seen, setSeen] = useState<Seen | null>(null);
  const record = useAct(RecordAbility);
  const { id, version } = file;
  const send = ({ answers = {}, coma = false, ...found }: Values): void =>
    afterwards(
      record.mutateAsync({
        id,
        version,
        input: {
          answers: Object.entries(answers).flatMap(([item, score]) =>
            typeof score === 'number' ? [{ item, score }] : [],
          ),
          coma,
          diagnoses: found.diagnoses ?? [],
          riskEvents: found.riskEvents ?? [],
        },
      }),
      () => void message.success(t('actions.done', { action: t('elders.record') })),
    );
  const show = (data: RevealAbilityQuery | null): void => {
    const clear = data?.abilityAssessment ?? null;
    setSeen(clear);
    if (clear)
      form.setFieldsValue({ answers: Object.fromEntries((clear.answers ?? []).map((a) => [a.item, a.score])) });
  };
  return (
    <Form<Values> form={form} layout="vertical" requiredMark={false} onFinish={send} className="stack ability">
      {file.answered > 0 ? (
        <div>
          <Reveal
            operation={RevealAbility}
            variables={{ id }}
            offered={['ELDERLY_CARE']}
            label={t('elders.showAnswers')}
            clear={({ abilityAssessment }) => abilityAssessment?.answers?.length ?? 0}
            isShown={seen !== null}
            onReveal={show}
          />
        </div>
      ) : null}
      {dimensions.map((dimension) => (
        <Part
          key={dimension}
          dimension={dimension}
          items={scale.items.filter((item) => item.dimension === dimension)}
        />
      ))}
      <Card title={t('elders.findings')}>
        <Form.Item name="coma" valuePropName="checked">
          <Checkbox>{t('elders.coma')}</Checkbox>
        </Form.Item>
        <ChoiceField
          name="diagnoses"
          label={t('elders.diagnoses')}
          isMany
          isOptional
          options={diagnoses.map((value) => ({ value, label: t(`elders.diagnosis.${value}`) }))}
        />
        <RiskEvents />
      </Card>
      <Failure error={record.error} />
      <span>
        <Button type="primary" size="large" htmlType="submit" loading={record.isPending}>
          {t('elders.record')}
        </Button>
      </span>
    </Form>
  );
}

interface PartProps {
  readonly dimension: AbilityDimension;
  readonly items: Scale['items'];
}

function Part({ dimension, items }: PartProps) {
  const { t, i18n } = useTranslation();
  return (
    <Card title={t(`elders.dimension.${dimension}`)}>
      {items.map(({ code, zh, max }) => (
        <Form.Item key={code} name={['answers', code]} label={i18n.language === 'en' ? (abilityWords[code] ?? zh) : zh}>
          <Radio.Group
            optionType="button"
            options={Array.from({ length: max + 1 }, (_, score) => ({ value: score, label: String(score) }))}
          />
        </Form.Item>
      ))}
    </Card>
  );
}
