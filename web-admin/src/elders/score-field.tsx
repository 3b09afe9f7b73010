import { useTranslation } from 'react-i18next';
import { ChoiceField } from '../parts/fields.tsx';

/** How it was, five the best. */
export function ScoreField() {
  const { t } = useTranslation();
  return (
    <ChoiceField
      name="score"
      label={t('elders.score')}
      options={['5', '4', '3', '2', '1'].map((value) => ({ value, label: value }))}
    />
  );
}
