import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  CancelMeal,
  CookMeal,
  DeliverMeal,
  HandOverMeal,
  MissMeal,
  RateMeal,
  type MealLineFragment,
  type MealState,
} from '../../generated/api.ts';
import { call, type Operation } from '../../operation.ts';
import { yuan } from '../../numbers.ts';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useViewer } from '../../viewer.tsx';
import { ScoreField } from '../score-field.tsx';

type Step = Operation<unknown, { readonly id: string; readonly version: number }>;

// What the kitchen and the point do next.
const next: Partial<Record<MealState, readonly (readonly ['cook' | 'deliver' | 'handOver' | 'miss', Step])[]>> = {
  PLACED: [['cook', CookMeal]],
  COOKED: [['deliver', DeliverMeal]],
  DELIVERED_POINT: [
    ['handOver', HandOverMeal],
    ['miss', MissMeal],
  ],
};

function Actions({ meal }: { readonly meal: MealLineFragment }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const { id, version, state } = meal;
  const steps = permissions.includes('meal.serve') ? (next[state] ?? []) : [];
  const mayOrder = permissions.includes('meal.order');
  return (
    <span className="buttons">
      {steps.map(([name, operation], at) => (
        <FormButton
          key={name}
          title={t(`elders.mealStep.${name}`)}
          type={at === 0 ? 'primary' : 'default'}
          danger={name === 'miss'}
          callOf={() => call(operation, { id, version })}
        />
      ))}
      {mayOrder && state === 'PLACED' ? (
        <ReasonButton operation={CancelMeal} target={meal} title={t('elders.mealStep.cancel')} danger />
      ) : null}
      {mayOrder && state === 'HANDED_OVER' ? (
        <FormButton<{ readonly score: string }>
          title={t('elders.mealStep.rate')}
          initial={{ score: '5' }}
          callOf={({ score }) => call(RateMeal, { id, version, score: Number(score) })}
        >
          <ScoreField />
        </FormButton>
      ) : null}
    </span>
  );
}

interface Props {
  readonly meal: MealLineFragment;
  readonly isHere?: boolean;
}

function About({ meal, isHere = false }: Props) {
  const { t } = useTranslation();
  const { canteen, base, score, toHome } = meal;
  return (
    <span className="soft small">
      {[
        isHere ? null : t(`elders.meal.${meal.meal}`),
        canteen?.name,
        t(toHome ? 'elders.toHome' : 'elders.atPoint'),
        t('elders.basePrice', { price: yuan(base) }),
        score ? t('elders.rated', { score }) : null,
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  );
}

/** One meal: for whom, what, where it is now. */
export function MealCard({ meal, isHere = false }: Props) {
  const { t } = useTranslation();
  const { elder, menu, state } = meal;
  const isLost = state === 'MISSED';
  return (
    <li className="meal-card">
      <span className="card-top">
        {isHere || !elder ? (
          <strong>
            {meal.day} {t(`elders.meal.${meal.meal}`)}
          </strong>
        ) : (
          <Link to={`/elders/${elder.id}`}>{elder.resident?.name ?? t('people.person')}</Link>
        )}
        <span>
          {elder?.watchLevel === 'CLOSE' ? <Tag color="error">{t('elders.watch.CLOSE')}</Tag> : null}
          <Tag {...(isLost ? { color: 'error' } : {})}>{t(`elders.mealState.${state}`)}</Tag>
        </span>
      </span>
      <span>{menu?.dishes.join('、')}</span>
      <About meal={meal} isHere={isHere} />
      {meal.task ? <span className="late small">{t('elders.lookedAfter')}</span> : null}
      <Actions meal={meal} />
    </li>
  );
}
