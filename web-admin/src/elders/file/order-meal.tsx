import { Checkbox, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { MealPlaces, OrderMeal } from '../../generated/api.ts';
import { yuan } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { AnyDayField, ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { isoDay } from '../../time.ts';

interface Values {
  readonly day: string;
  readonly canteen: string;
  readonly menu: string;
  readonly toHome?: boolean;
}

/** 订餐: a menu of a day, at a community point. What it costs the elder follows from the subsidy rule. */
export function OrderMealButton({ elder }: { readonly elder: string }) {
  const { t } = useTranslation();
  const [today] = useState(() => isoDay(new Date()));
  return (
    <FormButton<Values>
      title={t('elders.orderMeal')}
      size="large"
      initial={{ day: today }}
      callOf={({ canteen, menu, toHome = false }) => call(OrderMeal, { input: { elder, canteen, menu, toHome } })}
    >
      <AnyDayField name="day" label={t('elders.day')} />
      <Form.Item noStyle dependencies={['day']}>
        {({ getFieldValue }) => <MealFields key={getFieldValue('day')} day={getFieldValue('day')} />}
      </Form.Item>
      <Form.Item name="toHome" valuePropName="checked">
        <Checkbox>{t('elders.toHome')}</Checkbox>
      </Form.Item>
    </FormButton>
  );
}

/** Where to, and what is cooked on that day. */
function MealFields({ day }: { readonly day: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(MealPlaces, { day }, { enabled: day !== '' });
  const points = data?.canteens.nodes.filter(({ kind, isOpen }) => kind === 'COMMUNITY_POINT' && isOpen) ?? [];
  return (
    <>
      <ChoiceField
        name="canteen"
        label={t('elders.point')}
        options={points.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <ChoiceField
        name="menu"
        label={t('elders.menus')}
        options={(data?.menus.nodes ?? []).map(({ id, meal, dishes, price }) => ({
          value: id,
          label: `${t(`elders.meal.${meal}`)} · ${dishes.join('、')} · ${t('elders.price', { price: yuan(price) })}`,
        }))}
      />
    </>
  );
}
