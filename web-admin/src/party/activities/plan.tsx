import { useTranslation } from 'react-i18next';
import { PlanPartyActivity, type PartyActivityKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField, MomentField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { activityKinds } from '../codes.ts';

interface Moment {
  readonly toISOString: () => string;
}

interface Values {
  readonly kind: PartyActivityKind;
  readonly title: string;
  readonly venue?: string;
  readonly plan?: string;
  readonly beginsAt: Moment;
  readonly endsAt: Moment;
}

/** 安排组织生活 of an organisation. */
export function PlanActivityButton({ org }: { readonly org: string }) {
  const { t } = useTranslation();
  if (!useMay('party-activity.manage')) return null;
  return (
    <FormButton<Values>
      title={t('party.planActivity')}
      initial={{ kind: 'THEME_DAY' }}
      callOf={({ kind, title, venue, plan, beginsAt, endsAt }) =>
        call(PlanPartyActivity, {
          input: {
            org,
            kind,
            title: title.trim(),
            venue: venue?.trim() || null,
            plan: plan?.trim() || null,
            beginsAt: beginsAt.toISOString(),
            endsAt: endsAt.toISOString(),
          },
        })
      }
    >
      <ChoiceField
        name="kind"
        label={t('party.kindLabel')}
        options={activityKinds.map((value) => ({ value, label: t(`party.activityKind.${value}`) }))}
      />
      <LineField name="title" label={t('party.title')} max={80} />
      <LineField name="venue" label={t('party.venue')} isOptional />
      <MomentField name="beginsAt" label={t('party.beginsAt')} />
      <MomentField name="endsAt" label={t('party.endsAt')} />
      <WordsField name="plan" label={t('party.plan')} max={2000} isOptional />
    </FormButton>
  );
}
