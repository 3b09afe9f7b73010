import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { PlaceField } from '../../cases/actions/place-field.tsx';
import {
  EndResidence,
  LeaveHousehold,
  MoveOutResident,
  MoveResident,
  StartResidence,
  type ResidenceRelation,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { useViewer } from '../../viewer.tsx';
import { relations } from '../codes.ts';
import { isPresent, NoFields, target, type Act, type Subject } from './act.ts';
import { ChoiceField, DayField, ReasonField } from '../../parts/fields.tsx';
import { HouseField } from './house-field.tsx';

function Relation({ isOptional = false }: { readonly isOptional?: boolean }) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      name="relation"
      label={t('peopleDesk.relation')}
      isOptional={isOptional}
      options={relations.map((value) => ({ value, label: t(`residenceRelation.${value}`) }))}
    />
  );
}

interface Moving {
  readonly house?: string;
  readonly place?: string;
  readonly relation?: ResidenceRelation;
  readonly on: string;
  readonly isKept?: boolean;
}

function MoveFields({ file }: Subject) {
  const { t } = useTranslation();
  const { home } = useViewer();
  return (
    <>
      <HouseField isOptional />
      <Form.Item name="place" label={t('peopleDesk.place')}>
        <PlaceField under={home?.code ?? ''} label={t('peopleDesk.place')} />
      </Form.Item>
      <Relation isOptional />
      <DayField name="on" label={t('peopleDesk.date')} />
      {file.household ? (
        <Form.Item name="isKept" valuePropName="checked">
          <Checkbox>{t('peopleDesk.keepHousehold')}</Checkbox>
        </Form.Item>
      ) : null}
    </>
  );
}

export const move: Act<Moving> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: MoveFields,
  call: (subject, { house, place, relation, on, isKept }) =>
    call(MoveResident, {
      ...target(subject),
      input: {
        on,
        house: house ?? null,
        place: house ? null : (place ?? null),
        relation: relation ?? null,
        household: isKept ? (subject.file.household?.id ?? null) : null,
        relationToHead: isKept ? subject.file.relationToHead : null,
      },
    }),
};

function MoveOutFields() {
  const { t } = useTranslation();
  return (
    <>
      <DayField name="on" label={t('peopleDesk.date')} />
      <ReasonField isOptional />
    </>
  );
}

export const moveOut: Act<{ readonly on: string; readonly reason?: string }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: MoveOutFields,
  call: (subject, { on, reason }) => call(MoveOutResident, { ...target(subject), on, reason: reason?.trim() || null }),
};

interface Living {
  readonly house: string;
  readonly relation: ResidenceRelation;
  readonly from: string;
  readonly isMain?: boolean;
}

function LivingFields() {
  const { t } = useTranslation();
  return (
    <>
      <HouseField />
      <Relation />
      <DayField name="from" label={t('peopleDesk.date')} />
      <Form.Item name="isMain" valuePropName="checked" initialValue>
        <Checkbox>{t('peopleDesk.isMain')}</Checkbox>
      </Form.Item>
    </>
  );
}

export const startResidence: Act<Living> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: LivingFields,
  call: (subject, { isMain = false, ...input }) =>
    call(StartResidence, { ...target(subject), input: { ...input, isMain } }),
};

function EndFields() {
  const { t } = useTranslation();
  return <DayField name="on" label={t('peopleDesk.date')} />;
}

export const endResidence: Act<{ readonly on: string }> = {
  needs: 'resident.register',
  isOpen: isPresent,
  Fields: EndFields,
  call: ({ residence }, { on }) =>
    call(EndResidence, { id: residence?.id ?? '', version: residence?.version ?? 0, on }),
};

export const leave: Act<object> = {
  needs: 'resident.register',
  isOpen: (file) => isPresent(file) && file.household !== null,
  Fields: NoFields,
  call: (subject) => call(LeaveHousehold, target(subject)),
};
