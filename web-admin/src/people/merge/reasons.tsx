import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Pair } from './pair.ts';

const against = ['OTHER_SEX', 'OTHER_ID_NUMBER'];

/** What speaks for one person, and what against. */
export function Reasons({ pair }: { readonly pair: Pair }) {
  const { t } = useTranslation();
  return (
    <span className="tags-line">
      {pair.reasons.map((reason) => (
        <Tag key={reason} color={against.includes(reason) ? 'error' : 'processing'}>
          {t(`duplicateReason.${reason}`)}
        </Tag>
      ))}
    </span>
  );
}
