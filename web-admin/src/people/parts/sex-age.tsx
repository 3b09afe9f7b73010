import { useTranslation } from 'react-i18next';
import { sexOf } from '../codes.ts';

interface Props {
  readonly person: { readonly sexCode: string; readonly ageYears: number | null };
}

/** 女 · 82 岁 */
export function SexAge({ person }: Props) {
  const { t } = useTranslation();
  const { sexCode, ageYears } = person;
  return (
    <span className="whole-word">
      {t(`sex.${sexOf(sexCode)}`)}
      {ageYears === null ? null : ` · ${t('people.years', { count: ageYears })}`}
    </span>
  );
}
