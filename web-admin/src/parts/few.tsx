import { useTranslation } from 'react-i18next';
import { smallText } from '../overview/small.ts';

interface Props {
  readonly count: { readonly value: number | null; readonly fewerThan: number | null } | null;
}

/** A count of people, as far as it may be told. */
export function Few({ count }: Props) {
  const { t } = useTranslation();
  return <>{smallText(count, t)}</>;
}
