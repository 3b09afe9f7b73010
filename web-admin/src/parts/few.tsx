import { useTranslation } from 'react-i18next';
import { grouped } from '../numbers.ts';

interface Props {
  readonly count: { readonly value: number | null; readonly fewerThan: number | null } | null;
}

/** A count of people; few are not told in figures, for a small number could name somebody. */
export function Few({ count }: Props) {
  const { t } = useTranslation();
  if (!count) return <>–</>;
  return (
    <>{typeof count.fewerThan === 'number' ? t('overview.few', { count: count.fewerThan }) : grouped(count.value)}</>
  );
}
