import { useTranslation } from 'react-i18next';
import { ProposeSpecialTag } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, WordsField } from '../../parts/fields.tsx';
import { useViewer } from '../../viewer.tsx';
import { useCodes, useWordOf } from '../words.ts';
import { isPresent, type Act } from './act.ts';

/** Only what the own department keeps is offered. */
function Fields() {
  const { t } = useTranslation();
  const { departments } = useViewer();
  const word = useWordOf();
  const kinds = (useCodes()?.specialTags ?? []).filter(({ department }) => departments.includes(department));
  return (
    <>
      <ChoiceField
        name="kind"
        label={t('peopleDesk.sealed.kind')}
        options={kinds.map((kind) => ({ value: kind.code, label: word('specialTags', kind) }))}
      />
      <WordsField name="note" label={t('peopleDesk.note')} isOptional />
    </>
  );
}

/** A sealed tag: it holds when a second person of the department has approved it. */
export const seal: Act<{ readonly kind: string; readonly note?: string }> = {
  needs: 'special-tag.manage',
  isOpen: isPresent,
  Fields,
  call: ({ file }, { kind, note }) =>
    call(ProposeSpecialTag, { input: { resident: file.id, kind, note: note?.trim() || null } }),
};
