import { purposes, type PurposeCode } from '@linli/contract';
import { useTranslation } from 'react-i18next';
import {
  ReceiveSubjectRequest,
  RecordConsent,
  RecordDeath,
  SetCareTags,
  UndoDeath,
  VerifyResident,
  WithdrawConsent,
  type RequestKind,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { purposeName } from '../../purpose.tsx';
import { requestKinds } from '../codes.ts';
import { useCodes, useWordOf } from '../words.ts';
import { isPresent, NoFields, target, type Act } from './act.ts';
import { ChoiceField, DayField, LineField, ReasonField, WordsField } from '../../parts/fields.tsx';

export const verify: Act<object> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: NoFields,
  call: (subject) => call(VerifyResident, target(subject)),
};

function TagFields() {
  const { t } = useTranslation();
  const tags = useCodes()?.careTags ?? [];
  const word = useWordOf();
  return (
    <>
      <ChoiceField
        name="tags"
        label={t('people.careTags')}
        isMany
        isOptional
        options={tags.map((tag) => ({ value: tag.code, label: word('careTags', tag) }))}
      />
      <ReasonField />
    </>
  );
}

export const careTags: Act<{ readonly tags?: string[]; readonly reason: string }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: TagFields,
  call: (subject, { tags = [], reason }) => call(SetCareTags, { ...target(subject), tags, reason }),
};

function DeathFields() {
  const { t } = useTranslation();
  return (
    <>
      <DayField name="on" label={t('peopleDesk.date')} />
      <LineField name="evidence" label={t('peopleDesk.evidence')} />
    </>
  );
}

export const death: Act<{ readonly on: string; readonly evidence: string }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: DeathFields,
  call: (subject, values) => call(RecordDeath, { ...target(subject), ...values }),
};

export const undoDeath: Act<{ readonly reason: string }> = {
  needs: 'resident.approve',
  isOpen: ({ status }) => status === 'DECEASED',
  Fields: () => <ReasonField />,
  call: (subject, values) => call(UndoDeath, { ...target(subject), ...values }),
};

function ConsentFields() {
  const { t, i18n } = useTranslation();
  const codes = Object.keys(purposes) as readonly PurposeCode[];
  return (
    <>
      <ChoiceField
        name="purpose"
        label={t('people.consentFor')}
        options={codes.map((value) => ({ value, label: purposeName(value, i18n.language) }))}
      />
      <LineField name="evidence" label={t('people.evidence')} />
    </>
  );
}

export const consent: Act<{ readonly purpose: string; readonly evidence: string }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: ConsentFields,
  call: ({ file }, values) => call(RecordConsent, { input: { resident: file.id, ...values } }),
};

function EvidenceField() {
  const { t } = useTranslation();
  return <LineField name="evidence" label={t('people.evidence')} />;
}

export const withdraw: Act<{ readonly evidence: string }> = {
  needs: 'resident.register',
  isOpen: () => true,
  Fields: EvidenceField,
  call: ({ consent: line }, { evidence }) =>
    call(WithdrawConsent, { id: line?.id ?? '', version: line?.version ?? 0, evidence }),
};

function RequestFields() {
  const { t } = useTranslation();
  return (
    <>
      <ChoiceField
        name="kind"
        label={t('peopleDesk.kind')}
        options={requestKinds.map((value) => ({ value, label: t(`requestKind.${value}`) }))}
      />
      <WordsField name="wish" label={t('peopleDesk.wish')} isOptional />
    </>
  );
}

export const request: Act<{ readonly kind: RequestKind; readonly wish?: string }> = {
  needs: 'subject-request.take',
  isOpen: ({ status }) => status !== 'MERGED',
  Fields: RequestFields,
  call: ({ file }, { kind, wish }) =>
    call(ReceiveSubjectRequest, { input: { resident: file.id, kind, wish: wish?.trim() || null } }),
};
