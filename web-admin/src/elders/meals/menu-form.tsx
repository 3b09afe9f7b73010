import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { PublishMenu, type MealTime } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { AnyDayField, ChoiceField, useRules, WordsField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';

interface Props {
  readonly kitchens: readonly { readonly id: string; readonly name: string }[];
  readonly day: string;
}

interface Values {
  readonly kitchen: string;
  readonly day: string;
  readonly meal: MealTime;
  readonly dishes: string;
  readonly price: number;
}

/** 发布菜单: what a kitchen cooks for a meal of a day, one dish a line. */
export function PublishMenuButton({ kitchens, day }: Props) {
  const { t } = useTranslation();
  const rules = useRules();
  if (!useMay('meal.serve') || kitchens.length === 0) return null;
  return (
    <FormButton<Values>
      title={t('elders.publishMenu')}
      initial={{ day, meal: 'LUNCH' }}
      callOf={({ dishes, price, ...input }) =>
        call(PublishMenu, {
          input: {
            ...input,
            dishes: dishes.split(/[\n、,,]/).flatMap((dish) => dish.trim() || []),
            price: fenOf(price),
          },
        })
      }
    >
      <ChoiceField
        name="kitchen"
        label={t('elders.kitchen')}
        options={kitchens.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <AnyDayField name="day" label={t('elders.day')} />
      <ChoiceField
        name="meal"
        label={t('elders.mealTime')}
        options={(['LUNCH', 'DINNER'] as const).map((value) => ({ value, label: t(`elders.meal.${value}`) }))}
      />
      <WordsField name="dishes" label={t('elders.dishes')} />
      <Form.Item name="price" label={t('elders.priceYuan')} rules={rules}>
        <InputNumber min={0} max={1000} precision={2} className="whole" />
      </Form.Item>
    </FormButton>
  );
}
