import { useTranslation } from 'react-i18next';
import { PublishMenu, type MealTime } from '../../generated/api.ts';
import { fenOf } from '../../numbers.ts';
import { call } from '../../operation.ts';
import { AnyDayField, ChoiceField, MoneyField, WordsField } from '../../parts/fields.tsx';
import { linesOf } from '../../parts/lines-of.ts';
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
  if (!useMay('meal.serve') || kitchens.length === 0) return null;
  return (
    <FormButton<Values>
      title={t('elders.publishMenu')}
      initial={{ day, meal: 'LUNCH' }}
      callOf={({ dishes, price, ...input }) =>
        call(PublishMenu, {
          input: {
            ...input,
            dishes: linesOf(dishes),
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
      <MoneyField name="price" label={t('elders.priceYuan')} most={1000} />
    </FormButton>
  );
}
