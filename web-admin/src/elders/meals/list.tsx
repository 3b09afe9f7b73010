import { Card, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { oneOf, useAddress } from '../../address.ts';
import { useAsk, useAskPages } from '../../asking.ts';
import { MealPlaces, Meals, type MealPlacesQuery } from '../../generated/api.ts';
import { yuan } from '../../numbers.ts';
import { AddressChoice } from '../../parts/address-choice.tsx';
import { FilterPanel } from '../../parts/filter-panel.tsx';
import { Found } from '../../parts/found.tsx';
import { Page } from '../../parts/page.tsx';
import { isoDay } from '../../time.ts';
import { mealStates } from '../codes.ts';
import { EldersNav } from '../nav.tsx';
import { MealCard } from './card.tsx';
import { PublishMenuButton } from './menu-form.tsx';

const kitchensOf = (places: MealPlacesQuery | undefined) =>
  places?.canteens.nodes.filter(({ kind, isOpen }) => kind === 'KITCHEN' && isOpen) ?? [];

/** 助餐: the meals of a day, kitchen by kitchen and point by point. */
export function MealsPage() {
  const { t } = useTranslation();
  const { address, change } = useAddress();
  const day = address.get('day') ?? isoDay(new Date());
  const canteen = address.get('canteen');
  const state = oneOf(mealStates, address.get('state')) ?? null;
  const { data: places } = useAsk(MealPlaces, { day });
  const query = useAskPages(Meals, { first: 30, day, canteen, state }, ({ mealOrders }) => mealOrders.pageInfo);
  const lines = query.data?.flatMap(({ mealOrders }) => mealOrders.nodes) ?? [];
  return (
    <Page
      title={t('page.meals')}
      above={<EldersNav />}
      aside={<PublishMenuButton kitchens={kitchensOf(places)} day={day} />}
    >
      <FilterPanel count={[canteen, state].filter(Boolean).length}>
        <div className="filter-fields">
          <Input
            type="date"
            aria-label={t('elders.day')}
            value={day}
            onChange={({ target }) => change({ day: target.value || null })}
          />
          <AddressChoice
            name="canteen"
            label={t('elders.canteen')}
            options={(places?.canteens.nodes ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
          <AddressChoice
            name="state"
            label={t('elders.stateLabel')}
            options={mealStates.map((value) => ({ value, label: t(`elders.mealState.${value}`) }))}
          />
        </div>
      </FilterPanel>
      <Menus menus={places?.menus.nodes ?? []} />
      <Found
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.mealOrders.totalCount}
        none={t('elders.noMeals')}
      >
        <ul className="cards card-grid">
          {lines.map((meal) => (
            <MealCard key={meal.id} meal={meal} />
          ))}
        </ul>
      </Found>
    </Page>
  );
}

function Menus({ menus }: { readonly menus: MealPlacesQuery['menus']['nodes'] }) {
  const { t } = useTranslation();
  if (menus.length === 0) return null;
  return (
    <Card title={t('elders.menus')}>
      <ul className="lines">
        {menus.map(({ id, meal, dishes, price, kitchen }) => (
          <li key={id}>
            <span className="lines-head">
              <strong>{[kitchen?.name, t(`elders.meal.${meal}`)].filter(Boolean).join(' · ')}</strong>
              <span>{t('elders.price', { price: yuan(price) })}</span>
            </span>
            <span>{dishes.join('、')}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
