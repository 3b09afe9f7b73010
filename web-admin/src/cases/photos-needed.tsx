import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseFile } from './case.ts';

/** The photos its category asks for that are not there yet. */
function missingPhotos({ category, attachments }: CaseFile): readonly ('BEFORE' | 'AFTER')[] {
  const has = (kind: string): boolean => attachments.some((photo) => photo.kind === kind);
  const needed = [
    ['BEFORE', category?.needsBeforePhoto],
    ['AFTER', category?.needsAfterPhoto],
  ] as const;
  return needed.flatMap(([kind, isNeeded]) => (isNeeded && !has(kind) ? [kind] : []));
}

/** Says so before somebody has written the result and is refused. */
export function PhotosNeeded({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const missing = missingPhotos(file);
  if (missing.length === 0) return null;
  const kinds = missing.map((kind) => t(`photo.${kind}`)).join(' · ');
  return <Alert className="ask" type="warning" showIcon role="note" title={t('cases.photosNeeded', { kinds })} />;
}
