import { type Context, type Heard, registryAt } from '@linli/kit';
import { meals } from './meal-order.model.ts';
import { lookedAfter, taken } from './meal.rules.ts';

const SOURCE = 'meal/';

/** The meal a task looks after; null for every other task. */
const mealOf = ({ data }: Heard): string | null => {
  const source = data['source'];
  return typeof source === 'string' && source.startsWith(SOURCE) ? source.slice(SOURCE.length) : null;
};

/** jurisdictions: somebody goes and looks after a missed meal. */
export async function hearTaskAssigned(heard: Heard, context: Context): Promise<void> {
  const meal = mealOf(heard);
  if (!meal) return;
  const { open } = registryAt(heard.jurisdiction, context);
  if (await open(meals).find(meal)) await open(meals).amend(meal, (row) => taken(row, heard.subject));
}

/** jurisdictions: somebody has looked. */
export async function hearTaskDone(heard: Heard, context: Context): Promise<void> {
  const meal = mealOf(heard);
  if (!meal) return;
  const { open } = registryAt(heard.jurisdiction, context);
  if (await open(meals).find(meal)) await open(meals).amend(meal, (row) => lookedAfter(row, heard.at));
}
