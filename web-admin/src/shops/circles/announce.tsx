import { useTranslation } from 'react-i18next';
import { AnnounceActivity } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { LineField, MomentField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';

interface Values {
  readonly title: string;
  readonly description?: string;
  readonly from: Date;
  readonly until: Date;
}

/** 发布商圈活动. */
export function AnnounceButton({ circle }: { readonly circle: string }) {
  const { t } = useTranslation();
  if (!useMay('merchant.write')) return null;
  return (
    <FormButton<Values>
      title={t('shopsDesk.announce')}
      callOf={({ title, description, from, until }) =>
        call(AnnounceActivity, {
          input: {
            circle,
            title: title.trim(),
            description: description?.trim() || null,
            from: from.toISOString(),
            until: until.toISOString(),
          },
        })
      }
    >
      <LineField name="title" label={t('party.title')} max={80} />
      <WordsField name="description" label={t('party.description')} max={1000} isOptional />
      <MomentField name="from" label={t('party.beginsAt')} />
      <MomentField name="until" label={t('party.endsAt')} />
    </FormButton>
  );
}
