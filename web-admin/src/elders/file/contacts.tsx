import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  AddElderContact,
  RemoveElderContact,
  type ContactRelation,
  type RevealElderQuery,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { contactRelations } from '../codes.ts';
import type { ElderFile } from './file.ts';

interface Values {
  readonly name: string;
  readonly phone: string;
  readonly relation: ContactRelation;
}

interface Props {
  readonly file: ElderFile;
  readonly clear: NonNullable<RevealElderQuery['elderProfile']>['contacts'];
}

/** 联系人: whom to call, masked until somebody says why. */
export function Contacts({ file, clear }: Props) {
  const { t } = useTranslation();
  const mayWrite = useMay('elder.write');
  return (
    <Card title={t('elders.contacts')} extra={mayWrite ? <Add elder={file.id} /> : null}>
      {file.contacts.length === 0 ? <p className="soft">{t('elders.noContacts')}</p> : null}
      <ul className="lines">
        {file.contacts.map(({ id, version, relation, ...masked }) => {
          const { name, phone } = clear.find((contact) => contact.id === id) ?? masked;
          return (
            <li key={id}>
              <span className="lines-head">
                <strong>{name ?? '–'}</strong>
                <Tag>{t(`elders.relation.${relation}`)}</Tag>
              </span>
              <span>{phone ?? '–'}</span>
              {mayWrite ? (
                <span className="buttons">
                  <FormButton
                    title={t('elders.removeContact')}
                    danger
                    callOf={() => call(RemoveElderContact, { id, version })}
                  />
                </span>
              ) : null}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

function Add({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  return (
    <FormButton<Values>
      title={t('elders.addContact')}
      callOf={(values) => call(AddElderContact, { input: { elder, ...values } })}
    >
      <LineField name="name" label={t('residentField.NAME')} max={50} />
      <LineField name="phone" label={t('residentField.PHONE')} max={20} />
      <ChoiceField
        name="relation"
        label={t('elders.relationLabel')}
        options={contactRelations.map((value) => ({ value, label: t(`elders.relation.${value}`) }))}
      />
    </FormButton>
  );
}
