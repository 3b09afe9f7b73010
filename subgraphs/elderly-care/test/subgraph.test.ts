import { promises } from '@linli/testkit';
import { assessments } from '../src/ability-assessment.model.ts';
import { alerts } from '../src/alert.model.ts';
import { canteens } from '../src/canteen.model.ts';
import { plans } from '../src/care-plan.model.ts';
import { careTasks } from '../src/care-task.model.ts';
import { contacts } from '../src/elder-contact.model.ts';
import { elders } from '../src/elder-profile.model.ts';
import { subgraph } from '../src/index.ts';
import { meals } from '../src/meal-order.model.ts';
import { menus } from '../src/menu.model.ts';
import { answers } from '../src/satisfaction-answer.model.ts';
import { orders } from '../src/service-order.model.ts';
import { providers } from '../src/service-provider.model.ts';

const at = new Date('2026-03-02T01:00:00Z');
const of = { resident: 'r1', elder: 'r1' };

promises(subgraph, {
  samples: [
    {
      collection: elders,
      row: {
        state: 'ACTIVE',
        band: 'AGE_80_89',
        alone: true,
        watchLevel: 'CLOSE',
        watchedByHand: false,
        level: 2,
        incomeTag: 'DESTITUTE',
      },
    },
    { collection: contacts, row: { ...of, name: '王小花', phone: '13800138000', relation: 'CHILD' } },
    {
      collection: assessments,
      row: {
        ...of,
        reason: 'FIRST',
        state: 'PUBLISHED',
        assessors: ['a', 'b'],
        signedBy: ['a', 'b'],
        answered: 26,
        answers: { EATING: 3, BLADDER: 1 },
        findings: { coma: false, diagnoses: ['DEMENTIA'], riskEvents: [] },
        scores: [20, 9, 17, 7],
        total: 53,
        adjustments: ['DIAGNOSIS'],
        level: 3,
        isCurrent: true,
      },
    },
    { collection: plans, row: { ...of, state: 'ACTIVE', lines: [{ kind: 'VISIT', everyDays: 7 }] } },
    {
      collection: careTasks,
      row: { ...of, kind: 'VISIT', state: 'DONE', dueAt: at, doneAt: at, result: '老人血压偏高' },
    },
    {
      collection: alerts,
      row: {
        ...of,
        kind: 'SOS',
        state: 'RAISED',
        isOpen: true,
        step: 'WORKER',
        unanswered: false,
        clocks: [],
        raisedAt: at,
      },
    },
    {
      collection: providers,
      row: { name: '康乐养老', creditCode: '91340100MA2MYXXX0X', kinds: ['BATH'], state: 'ACTIVE' },
    },
    {
      collection: orders,
      row: { ...of, providerId: 'p1', kind: 'BATH', state: 'PLACED', scheduledAt: at, price: 8000 },
    },
    { collection: canteens, row: { name: '琼临助餐点', kind: 'COMMUNITY_POINT', kitchenId: 'k1', isOpen: true } },
    { collection: menus, row: { kitchenId: 'k1', day: '2026-03-02', meal: 'LUNCH', dishes: ['红烧鱼'], price: 1500 } },
    {
      collection: meals,
      row: {
        ...of,
        canteenId: 'c1',
        kitchenId: 'k1',
        menuId: 'm1',
        day: '2026-03-02',
        meal: 'LUNCH',
        toHome: true,
        state: 'PLACED',
        base: 1500,
        subsidy: 317,
        price: 1183,
        watched: false,
      },
    },
    { collection: answers, row: { ...of, about: 'MEALS', score: 5, comment: '菜很可口' } },
  ],
});
