import { useTranslation } from 'react-i18next';
import { SuggestDuplicate } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ReasonField } from '../../parts/fields.tsx';
import { isPresent, type Act, type Subject } from './act.ts';
import { PersonField } from './person-field.tsx';

function Fields({ file }: Subject) {
  const { t } = useTranslation();
  return (
    <>
      <PersonField name="other" label={t('peopleDesk.other')} but={file.id} />
      <ReasonField />
    </>
  );
}

/** Two records look like one person, says somebody who knows both. */
export const suggest: Act<{ readonly other: string; readonly reason: string }> = {
  needs: 'resident.merge',
  isOpen: isPresent,
  Fields,
  call: ({ file }, { other, reason }) => call(SuggestDuplicate, { a: file.id, b: other, reason }),
};
