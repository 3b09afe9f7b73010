import { Card } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChangeHouseUse, RevealHouse, type HouseUse, type RevealHouseQuery } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Fact } from '../../parts/fact.tsx';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { opened } from '../../parts/opened.ts';
import { Reveal } from '../../parts/reveal.tsx';
import { fullDateTime } from '../../time.ts';
import { useMay } from '../../viewer.tsx';
import { uses } from '../codes.ts';
import { DescribeHouseButton } from '../forms/house.tsx';
import { UseTag } from '../use-tag.tsx';
import type { HouseFile } from './file.ts';

function ChangeUse({ file: { id, version, use } }: { readonly file: HouseFile }) {
  const { t } = useTranslation();
  if (!useMay('house.write')) return null;
  return (
    <FormButton<{ readonly use: HouseUse }>
      title={t('homes.house.changeUse')}
      callOf={(values) => call(ChangeHouseUse, { id, version, use: values.use })}
    >
      <ChoiceField
        name="use"
        label={t('homes.house.newUse')}
        options={uses.filter((value) => value !== use).map((value) => ({ value, label: t(`homes.use.${value}`) }))}
      />
    </FormButton>
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
          <DescribeHouseButton file={file} />
          {hasOwner ? (
            <Reveal
              operation={RevealHouse}
              variables={{ id: file.id }}
              clear={({ house }) => opened(file, house)}
              isShown={shown !== null}
              onReveal={(data) => setShown(data?.house ?? null)}
              offered={['HOUSEHOLD_VISIT', 'AFFAIR_HANDLING', 'EMERGENCY']}
            />
          ) : null}
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
