import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { isHidden } from './codes.ts';
import { useTagWord } from './words.ts';

/** Care tags in words; a mask as it is. */
export function CareTags({ tags }: { readonly tags: readonly string[] | null }) {
  const { t } = useTranslation();
  const word = useTagWord();
  if (!tags || tags.length === 0) return <span className="soft">{t('people.empty')}</span>;
  if (tags.some(isHidden)) return <span className="soft">{t('people.hidden')}</span>;
  return tags.map((tag) => (
    <Tag key={tag} color="processing">
      {word(tag)}
    </Tag>
  ));
}
