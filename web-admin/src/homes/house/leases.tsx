import { Button, Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndLease } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { PersonName } from '../../people/parts/name.tsx';
import { useMay } from '../../viewer.tsx';
import { FormDialog } from '../dialog.tsx';
import { WordsField } from '../fields.tsx';
import { LeaseForm } from './lease-form.tsx';
import { useHousePeople } from './residents.tsx';
import type { HouseFile } from './file.ts';

type Lease = HouseFile['leases'][number];

function End({ lease: { id, version } }: { readonly lease: Lease }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <span className="buttons">
      <Button onClick={() => setOpen(true)}>{t('homes.lease.end')}</Button>
      {isOpen ? (
        <FormDialog<{ readonly reason: string }>
          title={t('homes.lease.end')}
          callOf={({ reason }) => call(EndLease, { id, version, reason })}
          close={() => setOpen(false)}
        >
          <WordsField name="reason" label={t('actions.reason')} />
        </FormDialog>
      ) : null}
    </span>
  );
}

/** Leases that run, with who rents. */
export function Leases({ file }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  const mayRegister = useMay('lease.register');
  const { data } = useHousePeople(file.id);
  const tenantsOf = (id: string) => data?.house?.leases.find((lease) => lease.id === id)?.tenants ?? [];
  return (
    <Card title={t('homes.lease.title')} extra={mayRegister ? <LeaseForm house={file.id} /> : null}>
      {file.leases.length === 0 ? <p className="soft">{t('homes.lease.none')}</p> : null}
      <ul className="lines">
        {file.leases.map((lease) => (
          <li key={lease.id}>
            <span className="lines-head">
              <strong>{t('homes.lease.term', { from: lease.from, until: lease.until })}</strong>
              <Tag {...(lease.isExpiring ? { color: 'warning' } : {})}>
                {lease.isExpiring ? t('homes.lease.expiring') : t(`homes.lease.state.${lease.state}`)}
              </Tag>
            </span>
            <span className="tenants">
              {tenantsOf(lease.id).map((person) => (
                <PersonName key={person.id} person={person} />
              ))}
              {lease.certificate ? <span className="soft">{lease.certificate}</span> : null}
            </span>
            {mayRegister ? <End lease={lease} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
