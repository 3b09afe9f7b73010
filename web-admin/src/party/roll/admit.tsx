import { Checkbox, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { AdmitMember, type MemberRegistration } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { AnyDayField, ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { PersonField } from '../../people/actions/person-field.tsx';
import { useMay } from '../../viewer.tsx';

interface Values {
  readonly resident: string;
  readonly joinedOn: string;
  readonly isOnProbation?: boolean;
  readonly registration: MemberRegistration;
  readonly employer?: string;
}

const registrations = ['OWN', 'DUAL'] as const satisfies readonly MemberRegistration[];

/** 接收党员 onto the roll, as an own member or of those who are kept elsewhere (双报到). */
export function AdmitButton({ org }: { readonly org: string }) {
  const { t } = useTranslation();
  const mayLookUp = useMay('resident.lookup');
  if (!useMay('party-member.manage')) return null;
  return (
    <FormButton<Values>
      title={t('partyDesk.admit')}
      initial={{ registration: 'OWN' }}
      callOf={({ resident, joinedOn, isOnProbation = false, registration, employer }) =>
        call(AdmitMember, {
          input: {
            org,
            resident: resident.trim(),
            joinedOn,
            isOnProbation,
            registration,
            employer: employer?.trim() || null,
          },
        })
      }
    >
      {mayLookUp ? (
        <PersonField name="resident" label={t('people.person')} />
      ) : (
        <LineField name="resident" label={t('partyDesk.resident')} max={40} />
      )}
      <AnyDayField name="joinedOn" label={t('partyDesk.joinedOn')} />
      <ChoiceField
        name="registration"
        label={t('partyDesk.registrationLabel')}
        options={registrations.map((value) => ({ value, label: t(`partyDesk.registration.${value}`) }))}
      />
      <Form.Item noStyle dependencies={['registration']}>
        {({ getFieldValue }) =>
          getFieldValue('registration') === 'DUAL' ? (
            <LineField name="employer" label={t('partyDesk.employer')} />
          ) : null
        }
      </Form.Item>
      <Form.Item name="isOnProbation" valuePropName="checked">
        <Checkbox>{t('partyDesk.isOnProbation')}</Checkbox>
      </Form.Item>
    </FormButton>
  );
}
