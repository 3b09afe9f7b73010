import { useTranslation } from 'react-i18next';
import {
  JoinHousehold,
  RecordKinship,
  RegisterHousehold,
  type HouseholdKind,
  type KinshipKind,
  type RelationToHead,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { householdKinds, kinships, relationsToHead } from '../codes.ts';
import { isPresent, target, type Act, type Subject } from './act.ts';
import { PersonField } from './person-field.tsx';

function KinFields({ file }: Subject) {
  const { t } = useTranslation();
  return (
    <>
      <PersonField name="relative" label={t('peopleDesk.relative')} but={file.id} />
      <ChoiceField
        name="kind"
        label={t('peopleDesk.kinship')}
        options={kinships.map((value) => ({ value, label: t(`kinship.${value}`) }))}
      />
    </>
  );
}

/** Who is a relative of the person, and what they are to them. */
export const kinship: Act<{ readonly relative: string; readonly kind: KinshipKind }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: KinFields,
  call: (subject, values) => call(RecordKinship, { ...target(subject), ...values }),
};

const isAlone = (file: Subject['file']): boolean => isPresent(file) && file.household === null;

function JoinFields({ file }: Subject) {
  const { t } = useTranslation();
  return (
    <>
      <PersonField
        name="household"
        label={t('peopleDesk.member')}
        but={file.id}
        pick={({ household }) => household?.id ?? null}
      />
      <ChoiceField
        name="relationToHead"
        label={t('peopleDesk.relationToHead')}
        options={relationsToHead.map((value) => ({ value, label: t(`relationToHead.${value}`) }))}
      />
    </>
  );
}

/** Into the household of somebody who is in one. */
export const join: Act<{ readonly household: string; readonly relationToHead: RelationToHead }> = {
  needs: 'resident.register',
  isOpen: isAlone,
  Fields: JoinFields,
  call: (subject, values) => call(JoinHousehold, { ...target(subject), ...values }),
};

function FoundFields() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="kind"
        label={t('peopleDesk.householdKind')}
        first="FAMILY"
        options={householdKinds.map((value) => ({ value, label: t(`householdKind.${value}`) }))}
      />
      <LineField name="number" label={t('people.householdNumber')} max={30} isOptional />
    </>
  );
}

/** A household of one's own, with the person as its head, where the person lives. */
export const found: Act<{ readonly kind: HouseholdKind; readonly number?: string }> = {
  needs: 'resident.register',
  isOpen: isAlone,
  Fields: FoundFields,
  call: ({ file: { id, house, jurisdictionCode } }, { kind, number }) =>
    call(RegisterHousehold, {
      input: {
        kind,
        number: number?.trim() || null,
        head: id,
        house: house?.id ?? null,
        place: house ? null : jurisdictionCode,
      },
    }),
};
