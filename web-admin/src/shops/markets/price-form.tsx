import { useTranslation } from 'react-i18next';
import { PostPrice, type GoodsUnit } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField, MoneyField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { goodsUnits } from '../codes.ts';
import { StallField } from './receive.tsx';
import type { MarketFile } from './show.tsx';

interface Values {
  readonly stall: string;
  readonly goods: string;
  readonly unit: GoodsUnit;
  readonly price: number;
}

/** 报价: what a stall asks for goods on a day. */
export function PostPriceButton({ file, day }: { readonly file: MarketFile; readonly day: string }) {
  const { t } = useTranslation();
  if (!useMay('market.manage')) return null;
  return (
    <FormButton<Values>
      title={t('shops.postPrice')}
      initial={{ unit: 'HALF_KILOGRAM' }}
      callOf={({ price, goods, ...input }) =>
        call(PostPrice, { input: { ...input, goods: goods.trim(), day, fen: fenOf(price) } })
      }
    >
      <StallField file={file} />
      <LineField name="goods" label={t('shops.goods')} max={40} />
      <ChoiceField
        name="unit"
        label={t('shops.unitLabel')}
        options={goodsUnits.map((value) => ({ value, label: t(`shops.unit.${value}`) }))}
      />
      <MoneyField name="price" label={t('shops.priceYuan')} least={0.01} most={10_000} />
    </FormButton>
  );
}
