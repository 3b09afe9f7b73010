import { useTranslation } from 'react-i18next';
import { ReceiveLot, type GoodsUnit, type SourceKind } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, CountField, DayField, LineField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { goodsUnits, sourceKinds } from '../codes.ts';
import type { MarketFile } from './show.tsx';

interface Values {
  readonly stall: string;
  readonly goods: string;
  readonly unit: GoodsUnit;
  readonly quantity: number;
  readonly kind: SourceKind;
  readonly source: string;
  readonly certificate?: string;
  readonly takenFrom?: string;
  readonly arrivedOn: string;
}

/** 登记进货: goods that came to a stall, and from where. */
export function ReceiveLotButton({ file }: { readonly file: MarketFile }) {
  const { t } = useTranslation();
  if (!useMay('market.manage')) return null;
  return (
    <FormButton<Values>
      title={t('shopsDesk.receiveLot')}
      initial={{ unit: 'HALF_KILOGRAM', kind: 'WHOLESALE' }}
      callOf={({ kind, source, certificate, takenFrom, goods, ...input }) =>
        call(ReceiveLot, {
          input: {
            ...input,
            goods: goods.trim(),
            takenFrom: takenFrom?.trim() || null,
            source: { kind, name: source.trim(), certificate: certificate?.trim() || null },
          },
        })
      }
    >
      <StallField file={file} />
      <LineField name="goods" label={t('shops.goods')} max={40} />
      <CountField name="quantity" label={t('shopsDesk.quantity')} />
      <ChoiceField
        name="unit"
        label={t('shops.unitLabel')}
        options={goodsUnits.map((value) => ({ value, label: t(`shops.unit.${value}`) }))}
      />
      <ChoiceField
        name="kind"
        label={t('shopsDesk.sourceKind')}
        options={sourceKinds.map((value) => ({ value, label: t(`shops.source.${value}`) }))}
      />
      <LineField name="source" label={t('shopsDesk.sourceName')} max={80} />
      <LineField name="certificate" label={t('shopsDesk.certificate')} max={60} isOptional />
      <LineField name="takenFrom" label={t('shopsDesk.takenFrom')} max={60} isOptional />
      <DayField name="arrivedOn" label={t('shopsDesk.arrivedOn')} />
    </FormButton>
  );
}

/** One of the market's stalls, with whose it is. */
export function StallField({ file }: { readonly file: MarketFile }) {
  const { t } = useTranslation();
  return (
    <ChoiceField
      name="stall"
      label={t('shops.stall')}
      options={file.stalls.nodes.map(({ id, number, merchant }) => ({
        value: id,
        label: [number, merchant?.name].filter(Boolean).join(' · '),
      }))}
    />
  );
}
