import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { PostPrice, type GoodsUnit } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { ChoiceField, LineField, useRules } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
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
  const rules = useRules();
  if (!useMay('market.manage')) return null;
  return (
    <FormButton<Values>
      title={t('shops.postPrice')}
      initial={{ unit: 'HALF_KILOGRAM' }}
      callOf={({ price, goods, ...input }) =>
        call(PostPrice, { input: { ...input, goods: goods.trim(), day, fen: fenOf(price) } })
      }
    >
      <ChoiceField
        name="stall"
        label={t('shops.stall')}
        options={file.stalls.nodes.map(({ id, number, merchant }) => ({
          value: id,
          label: [number, merchant?.name].filter(Boolean).join(' · '),
        }))}
      />
      <LineField name="goods" label={t('shops.goods')} max={40} />
      <ChoiceField
        name="unit"
        label={t('shops.unitLabel')}
        options={(['HALF_KILOGRAM', 'PIECE'] as const).map((value) => ({ value, label: t(`shops.unit.${value}`) }))}
      />
      <Form.Item name="price" label={t('shops.priceYuan')} rules={rules}>
        <InputNumber min={0.01} max={10000} precision={2} className="whole" />
      </Form.Item>
    </FormButton>
  );
}
