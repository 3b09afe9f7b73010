import { PlusOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { HomePlaceField } from '../cases/actions/home-place-field.tsx';
import {
  RegisterResident,
  type IdType,
  type RegisterResidentMutation,
  type ResidentInput,
  type ResidenceRelation,
  type Residency,
} from '../generated/api.ts';
import { call } from '../operation.ts';
import { AnyDayField, ChoiceField, LineField } from '../parts/fields.tsx';
import { FormButton } from '../parts/form-button.tsx';
import { useMay, useViewer } from '../viewer.tsx';
import { HouseField } from './actions/house-field.tsx';
import { idTypes, relations, residencies } from './codes.ts';

interface Values {
  readonly name: string;
  readonly idType: IdType;
  readonly idNumber?: string;
  readonly sexCode?: string;
  readonly birthDate?: string;
  readonly phone?: string;
  readonly residency: Residency;
  readonly house?: string;
  readonly relation?: ResidenceRelation;
  readonly place?: string;
}

const orNull = (text: string | undefined): string | null => text?.trim() || null;

const inputOf = (values: Values): ResidentInput => ({
  source: 'VISIT',
  name: values.name.trim(),
  idType: values.idType,
  idNumber: orNull(values.idNumber),
  sexCode: orNull(values.sexCode),
  birthDate: orNull(values.birthDate),
  phone: orNull(values.phone),
  residency: values.residency,
  house: values.house ?? null,
  relation: values.house ? (values.relation ?? 'FAMILY') : null,
  place: values.house ? null : (values.place ?? null),
});

interface Props {
  /** The house they live in, where somebody begins there. */
  readonly house?: { readonly id: string; readonly name: string };
}

/** 登记居民: what must be known of somebody; the rest is filled in on their page. */
export function RegisterPerson({ house }: Props) {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  if (!useMay('resident.register')) return null;
  return (
    <FormButton<Values>
      title={t('people.register')}
      type={house ? 'default' : 'primary'}
      icon={<PlusOutlined aria-hidden />}
      initial={{
        idType: 'CITIZEN',
        residency: 'HUKOU',
        ...(house ? { house: house.id } : home ? { place: home.code } : {}),
      }}
      callOf={(values) => call(RegisterResident, { input: inputOf(values) })}
      onDone={(answer) => void navigate(`/people/${(answer as RegisterResidentMutation).registerResident.id}`)}
    >
      <p className="soft">{t('people.registerHint')}</p>
      <LineField name="name" label={t('residentField.NAME')} max={60} />
      <ChoiceField
        name="idType"
        label={t('residentField.ID_TYPE')}
        options={idTypes.map((value) => ({ value, label: t(`idType.${value}`) }))}
      />
      <LineField name="idNumber" label={t('residentField.ID_NUMBER')} max={30} isOptional />
      <ChoiceField
        name="sexCode"
        label={t('residentField.SEX')}
        isOptional
        options={(['1', '2'] as const).map((value) => ({ value, label: t(`sex.${value}`) }))}
      />
      <AnyDayField name="birthDate" label={t('residentField.BIRTH_DATE')} isOptional />
      <LineField name="phone" label={t('residentField.PHONE')} max={30} isOptional />
      <ChoiceField
        name="residency"
        label={t('residentField.RESIDENCY')}
        options={residencies.map((value) => ({ value, label: t(`residency.${value}`) }))}
      />
      <HouseField isOptional {...(house ? { known: house } : {})} />
      <ChoiceField
        name="relation"
        label={t('peopleDesk.relation')}
        isOptional
        options={relations.map((value) => ({ value, label: t(`residenceRelation.${value}`) }))}
      />
      <Form.Item noStyle dependencies={['house']}>
        {({ getFieldValue }) => (getFieldValue('house') ? null : <HomePlaceField />)}
      </Form.Item>
    </FormButton>
  );
}
