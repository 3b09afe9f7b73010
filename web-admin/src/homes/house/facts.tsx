import { Button, Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeHouseUse, type HouseUse, type RevealHouseQuery } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Fact } from '../../parts/fact.tsx';
import { fullDateTime } from '../../time.ts';
import { useMay } from '../../viewer.tsx';
import { uses } from '../codes.ts';
import { FormDialog } from '../dialog.tsx';
import { ChoiceField } from '../fields.tsx';
import { UseTag } from '../use-tag.tsx';
import { RevealOwner } from './reveal.tsx';
import type { HouseFile } from './file.ts';

function ChangeUse({ file: { id, version, use } }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  if (!useMay('house.write')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('homes.house.changeUse')}</Button>
      {isOpen ? (
        <FormDialog<{ readonly use: HouseUse }>
          title={t('homes.house.changeUse')}
          callOf={(values) => call(ChangeHouseUse, { id, version, use: values.use })}
          close={() => setOpen(false)}
        >
          <ChoiceField
            name="use"
            label={t('homes.house.newUse')}
            options={uses.filter((value) => value !== use).map((value) => ({ value, label: t(`homes.use.${value}`) }))}
          />
        </FormDialog>
      ) : null}
    </>
  );
}

function Seen({ file: { seen, seenAt } }: { readonly file: HouseFile }) {
  const { t, i18n } = useTranslation();
  if (typeof seen !== 'number' || !seenAt) return <>{t('homes.house.neverSeen')}</>;
  return <>{t('homes.house.seenAt', { count: seen, at: fullDateTime(seenAt, i18n.language) })}</>;
}

/** What a house is like and whose it is; the owner masked until somebody says why. */
export function Facts({ file }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<RevealHouseQuery['house']>(null);
  const { ownerName, ownerPhone } = shown ?? file;
  const hasOwner = Boolean(file.ownerName ?? file.ownerPhone);
  return (
    <Card
      title={t('homes.house.facts')}
      className="house-facts"
      extra={
        <span className="buttons">
          <ChangeUse file={file} />
          {hasOwner && !shown ? <RevealOwner file={file} onReveal={setShown} /> : null}
        </span>
      }
    >
      <dl className="facts">
        <Fact name={t('homes.house.use')}>
          <UseTag use={file.use} />
        </Fact>
        <Fact name={t('homes.house.tenure')}>{file.tenure ? t(`homes.tenure.${file.tenure}`) : null}</Fact>
        <Fact name={t('homes.house.area')}>
          {file.area ? t('homes.house.squareMetres', { area: file.area }) : null}
        </Fact>
        <Fact name={t('homes.house.capacity')}>{file.capacity}</Fact>
        <Fact name={t('homes.house.owner')}>{ownerName}</Fact>
        <Fact name={t('homes.house.ownerPhone')}>{ownerPhone}</Fact>
        <Fact name={t('homes.house.registered')}>{file.registered}</Fact>
        <Fact name={t('homes.house.seen')}>
          <Seen file={file} />
        </Fact>
        <Fact name={t('homes.community')}>{file.jurisdiction?.name}</Fact>
        <Fact name={t('homes.grid')}>{file.grid?.name}</Fact>
        <Fact name={t('homes.aliases')}>{file.address.aliases.join('、') || null}</Fact>
      </dl>
    </Card>
  );
}
