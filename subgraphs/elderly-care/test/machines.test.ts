import { way as alerts } from '../src/alert.rules.ts';
import { way as assessments } from '../src/assessment.rules.ts';
import { planWay, taskWay } from '../src/care.rules.ts';
import { way as meals } from '../src/meal.rules.ts';
import { orderWay, providerWay } from '../src/service.rules.ts';
import { after, type Way } from '../src/transition.ts';

interface Machine {
  readonly way: Way<string, string>;
  readonly states: string;
  /** Every row there is: from, action, to. Whatever is not here is refused. */
  readonly rows: readonly string[];
}

const machines: Readonly<Record<string, Machine>> = {
  'an assessment': {
    way: assessments as unknown as Machine['way'],
    states: 'DRAFT SUBMITTED PUBLISHED APPEALED FINAL',
    rows: [
      'DRAFT RECORD DRAFT',
      'DRAFT SUBMIT SUBMITTED',
      'SUBMITTED RETURN DRAFT',
      'SUBMITTED PUBLISH PUBLISHED',
      'PUBLISHED APPEAL APPEALED',
      'PUBLISHED SETTLE FINAL',
      'APPEALED DECIDE FINAL',
    ],
  },
  'a care plan': {
    way: planWay as unknown as Machine['way'],
    states: 'DRAFT ACTIVE ENDED',
    rows: ['DRAFT REVISE DRAFT', 'DRAFT START ACTIVE', 'DRAFT END ENDED', 'ACTIVE END ENDED'],
  },
  'a care task': {
    way: taskWay as unknown as Machine['way'],
    states: 'TODO DOING DONE MISSED CANCELLED',
    rows: [
      'TODO BEGIN DOING',
      'TODO FINISH DONE',
      'DOING FINISH DONE',
      'MISSED FINISH DONE',
      'TODO MISS MISSED',
      'DOING MISS MISSED',
      'TODO CANCEL CANCELLED',
      'DOING CANCEL CANCELLED',
    ],
  },
  'an alert': {
    way: alerts as unknown as Machine['way'],
    states: 'RAISED ACKNOWLEDGED ARRIVED CLOSED FALSE_ALARM',
    rows: [
      'RAISED PASS_ON RAISED',
      'RAISED ANSWER ACKNOWLEDGED',
      'ACKNOWLEDGED ARRIVE ARRIVED',
      ...['RAISED', 'ACKNOWLEDGED', 'ARRIVED'].flatMap((from) => [
        `${from} CLOSE CLOSED`,
        `${from} DISMISS FALSE_ALARM`,
      ]),
    ],
  },
  'a provider': {
    way: providerWay as unknown as Machine['way'],
    states: 'ACTIVE SUSPENDED',
    rows: ['ACTIVE SUSPEND SUSPENDED', 'SUSPENDED RESUME ACTIVE'],
  },
  'a service order': {
    way: orderWay as unknown as Machine['way'],
    states: 'PLACED ACCEPTED REFUSED DONE CONFIRMED CANCELLED',
    rows: [
      'PLACED ACCEPT ACCEPTED',
      'PLACED REFUSE REFUSED',
      'ACCEPTED FINISH DONE',
      'DONE CONFIRM CONFIRMED',
      'PLACED CANCEL CANCELLED',
      'ACCEPTED CANCEL CANCELLED',
    ],
  },
  'a meal': {
    way: meals as unknown as Machine['way'],
    states: 'PLACED COOKED DELIVERED_POINT HANDED_OVER RATED MISSED CANCELLED',
    rows: [
      'PLACED COOK COOKED',
      'COOKED DELIVER DELIVERED_POINT',
      'DELIVERED_POINT HAND_OVER HANDED_OVER',
      'HANDED_OVER RATE RATED',
      'DELIVERED_POINT MISS MISSED',
      'PLACED CANCEL CANCELLED',
    ],
  },
};

const outcome = ({ way }: Machine, state: string, action: string): string => {
  try {
    return `${state} ${action} ${after(way, { id: 'x', state }, action)}`;
  } catch (error) {
    return (error as { readonly code: string }).code;
  }
};

describe.each(Object.entries(machines))('%s', (_, machine) => {
  const actions = Object.keys(machine.way.table);
  const every = machine.states.split(' ').flatMap((state) => actions.map((action) => [state, action] as const));

  it.each(every)('%s, %s: goes as the table says, or not at all', (state, action) => {
    const row = machine.rows.find((each) => each.startsWith(`${state} ${action} `));
    expect(outcome(machine, state, action)).toContain(row ?? machine.way.code);
  });

  it('has every row of the table', () => {
    const found = every.map(([state, action]) => outcome(machine, state, action)).filter((each) => each.includes(' '));
    expect(found.filter((each) => machine.rows.includes(each)).sort()).toEqual([...machine.rows].sort());
  });
});
