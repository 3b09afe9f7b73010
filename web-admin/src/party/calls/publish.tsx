import { useTranslation } from 'react-i18next';
import { PublishCall } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { CountField, LineField, MomentField, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';

interface Moment {
  readonly toISOString: () => string;
}

interface Values {
  readonly title: string;
  readonly text: string;
  readonly wanted?: number | null;
  readonly opensAt: Moment;
  readonly closesAt: Moment;
}

/** 发布号召 of an organisation. */
export function PublishCallButton({ org }: { readonly org: string }) {
  const { t } = useTranslation();
  if (!useMay('call.make')) return null;
  return (
    <FormButton<Values>
      title={t('party.publishCall')}
      callOf={({ title, text, wanted, opensAt, closesAt }) =>
        call(PublishCall, {
          input: {
            org,
            title: title.trim(),
            text,
            wanted: wanted ?? null,
            opensAt: opensAt.toISOString(),
            closesAt: closesAt.toISOString(),
          },
        })
      }
    >
      <LineField name="title" label={t('party.title')} max={80} />
      <WordsField name="text" label={t('party.description')} max={2000} />
      <CountField name="wanted" label={t('party.wanted')} most={100_000} isOptional />
      <MomentField name="opensAt" label={t('party.opensAt')} />
      <MomentField name="closesAt" label={t('party.closesAt')} />
    </FormButton>
  );
}
