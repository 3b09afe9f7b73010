import { useTranslation } from 'react-i18next';
import { RegisterLease } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { AnyDayField, ChoiceField, CountField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useHousePeople } from './residents.tsx';

interface Values {
  readonly tenants: readonly string[];
  readonly from: string;
  readonly until: string;
  readonly rent?: number;
  readonly certificate?: string;
}

/** 登记租赁: who rents, of those registered in the house, and until when. */
export function LeaseForm({ house }: { readonly house: string }) {
  const { t } = useTranslation();
  const { data } = useHousePeople(house);
  const people = data?.house?.residents?.nodes ?? [];
  const callOf = ({ rent, certificate, ...values }: Values) =>
    call(RegisterLease, {
      input: { house, ...values, rent: rent ?? null, certificate: certificate?.trim() || null },
    });
  return (
    <FormButton<Values> title={t('homes.lease.register')} callOf={callOf}>
      <p className="soft">{t('homes.lease.tenantsHint')}</p>
      <ChoiceField
        name="tenants"
        label={t('homes.lease.tenants')}
        isMany
        options={people.map(({ id, name }) => ({ value: id, label: name ?? '–' }))}
      />
      <AnyDayField name="from" label={`${t('homes.lease.days')} ${t('form.from')}`} />
      <AnyDayField name="until" label={`${t('homes.lease.days')} ${t('form.to')}`} />
      <CountField name="rent" label={t('homes.lease.rent')} isOptional />
      <LineField name="certificate" label={t('homes.lease.certificate')} max={40} isOptional />
    </FormButton>
  );
}
