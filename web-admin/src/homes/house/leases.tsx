import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { EndLease } from '../../generated/api.ts';
import { ReasonButton } from '../../parts/form-button.tsx';
import { PersonName } from '../../people/parts/name.tsx';
import { useMay } from '../../viewer.tsx';
import { LeaseForm } from './lease-form.tsx';
import { useHousePeople } from './residents.tsx';
import type { HouseFile } from './file.ts';

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
            {mayRegister ? (
              <span className="buttons">
                <ReasonButton operation={EndLease} target={lease} title={t('homes.lease.end')} />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
