import { type Subgraph, withEndings } from '@linli/kit';
import { assessments } from './ability-assessment.model.ts';
import { turnAlerts } from './alert.carry.ts';
import { alerts } from './alert.model.ts';
import { turnAssessments } from './assessment.carry.ts';
import { canteens } from './canteen.model.ts';
import { turnTasks } from './care.carry.ts';
import { plans } from './care-plan.model.ts';
import { settings } from './care-settings.model.ts';
import { careTasks } from './care-task.model.ts';
import { contacts } from './elder-contact.model.ts';
import { elders } from './elder-profile.model.ts';
import { links } from './eyes.ts';
import { hear } from './hearing.ts';
import { turnMeals } from './meal.carry.ts';
import { meals } from './meal-order.model.ts';
import { subsidyRules } from './meal-subsidy-rule.model.ts';
import { menus } from './menu.model.ts';
import { people } from './person.model.ts';
import { resolvers } from './resolvers.ts';
import { answers } from './satisfaction-answer.model.ts';
import { orders } from './service-order.model.ts';
import { providers } from './service-provider.model.ts';

/** Elders, what they can do, who looks after them, and what they eat 养老. */
export const subgraph: Subgraph = withEndings({
  name: 'elderly-care',
  schema: new URL('../schema.graphql', import.meta.url),
  collections: [
    people,
    elders,
    contacts,
    assessments,
    plans,
    careTasks,
    alerts,
    providers,
    orders,
    canteens,
    menus,
    meals,
    answers,
  ],
  references: [settings, subsidyRules],
  resolvers,
  services: ['registry'],
  links,
  hearsMany: hear,
  ticks: [
    { name: 'alerts', seconds: 5, run: turnAlerts },
    { name: 'meals', seconds: 60, run: turnMeals },
    { name: 'care-tasks', seconds: 60, run: turnTasks },
    { name: 'assessments', seconds: 600, run: turnAssessments },
  ],
});
