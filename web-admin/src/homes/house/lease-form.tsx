import { Button, DatePicker, Form, Input } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RegisterLease } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { FormDialog } from '../dialog.tsx';
import { ChoiceField, CountField } from '../fields.tsx';
import { useHousePeople } from './residents.tsx';

interface Values {
  readonly tenants: readonly string[];
  readonly from: Dayjs;
  readonly until: Dayjs;
  readonly rent?: number;
  readonly certificate?: string;
}

const written = (day: Dayjs): string => day.format('YYYY-MM-DD');

function DayField({ name, label }: { readonly name: string; readonly label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t('form.required') }]}>
      <DatePicker inputReadOnly className="whole" />
    </Form.Item>
  );
}

/** 登记租赁: who rents, of those registered in the house, and until when. */
export function LeaseForm({ house }: { readonly house: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { data } = useHousePeople(house);
  const people = data?.house?.residents?.nodes ?? [];
  const callOf = ({ from, until, rent, certificate, tenants }: Values) => {
    const optional = { ...(rent === undefined ? {} : { rent }), ...(certificate ? { certificate } : {}) };
    return call(RegisterLease, { input: { house, tenants, from: written(from), until: written(until), ...optional } });
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('homes.lease.register')}</Button>
      {isOpen ? (
        <FormDialog<Values> title={t('homes.lease.register')} callOf={callOf} close={() => setOpen(false)}>
          <p className="soft">{t('homes.lease.tenantsHint')}</p>
          <ChoiceField
            name="tenants"
            label={t('homes.lease.tenants')}
            mode="multiple"
            options={people.map(({ id, name }) => ({ value: id, label: name ?? '–' }))}
          />
          <DayField name="from" label={`${t('homes.lease.days')} ${t('form.from')}`} />
          <DayField name="until" label={`${t('homes.lease.days')} ${t('form.to')}`} />
          <CountField name="rent" label={t('homes.lease.rent')} optional />
          <Form.Item name="certificate" label={t('homes.lease.certificate')}>
            <Input maxLength={40} />
          </Form.Item>
        </FormDialog>
      ) : null}
    </>
  );
}
