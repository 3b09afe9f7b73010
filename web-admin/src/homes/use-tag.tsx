import { useTranslation } from 'react-i18next';
import type { HouseUse } from '../generated/api.ts';
import { shapes } from './codes.ts';

/** What a house is used for: shape and word say it, the colour repeats it. */
export function UseTag({ use }: { readonly use: HouseUse }) {
  const { t } = useTranslation();
  return (
    <span className={`use use-${use.toLowerCase()}`}>
      <span aria-hidden>{shapes[use]}</span> {t(`homes.use.${use}`)}
    </span>
  );
}
