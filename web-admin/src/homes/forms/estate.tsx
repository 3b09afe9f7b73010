import { PlusOutlined } from '@ant-design/icons';
import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { PlaceField } from '../../cases/actions/place-field.tsx';
import {
  AppointPropertyCompany,
  RegisterEstate,
  SeatOwnersCommittee,
  type RegisterEstateMutation,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { AnyDayField, CountField, LineField, useRules } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay, useViewer } from '../../viewer.tsx';

interface NewEstate {
  readonly place: string;
  readonly name: string;
  readonly street?: string;
}

/** 登记小区 at a place of one's own. */
export function RegisterEstateButton() {
  const { t } = useTranslation();
  const { home } = useViewer();
  const navigate = useNavigate();
  const rules = useRules();
  if (!useMay('house.write')) return null;
  return (
    <FormButton<NewEstate>
      title={t('homes.register.estate')}
      icon={<PlusOutlined aria-hidden />}
      callOf={({ place, name, street }) =>
        call(RegisterEstate, { input: { place, name: name.trim(), street: street?.trim() || null } })
      }
      onDone={(answer) => void navigate(`/estates/${(answer as RegisterEstateMutation).registerEstate.id}`)}
    >
      <Form.Item name="place" label={t('homes.community')} rules={rules}>
        <PlaceField under={home?.code ?? ''} label={t('homes.community')} />
      </Form.Item>
      <LineField name="name" label={t('homes.register.name')} max={40} />
      <LineField name="street" label={t('homes.street')} max={60} isOptional />
    </FormButton>
  );
}

interface Target {
  readonly id: string;
  readonly version: number;
}

interface Company {
  readonly name: string;
  readonly officePhone?: string;
  readonly from: string;
  readonly until?: string;
}

interface Committee {
  readonly members: number;
  readonly from: string;
  readonly until: string;
}

/** Who manages an estate, and who speaks for its owners. */
export function EstateSteps({ estate: { id, version } }: { readonly estate: Target }) {
  const { t } = useTranslation();
  const days = (name: 'from' | 'until'): string => t(name === 'from' ? 'homes.register.from' : 'homes.register.until');
  if (!useMay('house.write')) return null;
  return (
    <>
      <FormButton<Company>
        title={t('homes.register.company')}
        callOf={({ name, officePhone, from, until }) =>
          call(AppointPropertyCompany, {
            id,
            version,
            input: { name: name.trim(), officePhone: officePhone?.trim() || null, from, until: until || null },
          })
        }
      >
        <LineField name="name" label={t('homes.company')} max={60} />
        <LineField name="officePhone" label={t('homes.companyPhone')} max={20} isOptional />
        <AnyDayField name="from" label={days('from')} />
        <AnyDayField name="until" label={days('until')} isOptional />
      </FormButton>
      <FormButton<Committee>
        title={t('homes.register.committee')}
        callOf={(input) => call(SeatOwnersCommittee, { id, version, input })}
      >
        <CountField name="members" label={t('homes.register.members')} most={50} />
        <AnyDayField name="from" label={days('from')} />
        <AnyDayField name="until" label={days('until')} />
      </FormButton>
    </>
  );
}
