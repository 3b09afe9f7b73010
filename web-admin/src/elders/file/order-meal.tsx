import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { MealPlaces, OrderMeal } from '../../generated/api.ts';
import { yuan } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { isoDay } from '../../time.ts';

interface Values {
  readonly canteen: string;
  readonly menu: string;
  readonly toHome?: boolean;
}

/** 订餐: one of today's menus, at a community point. What it costs the elder follows from the subsidy rule. */
export function OrderMealButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  const [day] = useState(() => isoDay(new Date()));
  const { data } = useAsk(MealPlaces, { day });
  const points = data?.canteens.nodes.filter(({ kind, isOpen }) => kind === 'COMMUNITY_POINT' && isOpen) ?? [];
  return (
    <FormButton<Values>
      title={t('elders.orderMeal')}
      size="large"
      callOf={({ toHome = false, ...input }) => call(OrderMeal, { input: { elder, ...input, toHome } })}
    >
      <ChoiceField
        name="canteen"
        label={t('elders.point')}
        options={points.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        name="menu"
        label={t('elders.menuOfToday')}
        options={(data?.menus.nodes ?? []).map(({ id, meal, dishes, price }) => ({
          value: id,
          label: `${t(`elders.meal.${meal}`)} · ${dishes.join('、')} · ${t('elders.price', { price: yuan(price) })}`,
        }))}
      />
      <Form.Item name="toHome" valuePropName="checked">
        <Checkbox>{t('elders.toHome')}</Checkbox>
      </Form.Item>
    </FormButton>
  );
}
