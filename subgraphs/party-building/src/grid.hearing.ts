import { type Collection, type Context, type Heard, type Row, type Where, textOf, registryOf } from '@linli/kit';
import { needs } from './need.model.ts';
import { activities } from './party-activity.model.ts';
import { memberships } from './party-membership.model.ts';
import { partyOrgs } from './party-org.model.ts';
import { serverOf } from './party-org.carry.ts';
import { follow } from './party-org.rules.ts';
import { projects } from './volunteer-project.model.ts';

const ROUND = { limit: 500 };

interface Move {
  readonly from: string;
  readonly to: string;
}

// What was moved stands there no more, so the next round is always new.
async function moveRows<T extends Row>(source: Collection<T>, { from, to }: Move, { open }: Context): Promise<void> {
  const here = { grid: from } as Where<T>;
  for (let rows = await open(source).some(here, ROUND); rows.length > 0; rows = await open(source).some(here, ROUND))
    await open(source).amendMany(rows.map(({ id }) => ({ id, rule: () => ({ set: {}, moveTo: to }) })));
}

/** What stands in a grid that is no more stands in this one: organisations with their rolls, needs and projects. */
async function moveTo(to: string, heard: Heard, context: Context): Promise<void> {
  const from = heard.jurisdiction;
  const there = registryOf(heard, context);
  const { open } = there;
  if (!to || to === from) return;
  const here = { grid: from };
  for (const org of await open(partyOrgs).some(here, ROUND)) {
    const server = await serverOf(to, there);
    await open(partyOrgs).amend(org.id, (row) => follow(row, to, server));
  }
  await moveRows(memberships, { from, to }, there);
  await moveRows(activities, { from, to }, there);
  await moveRows(needs, { from, to }, there);
  await moveRows(projects, { from, to }, there);
}

/** jurisdictions: the grid was closed into another. */
export const hearGridMerged = (heard: Heard, context: Context): Promise<void> =>
  moveTo(textOf(heard.data['into']), heard, context);

/** jurisdictions: the grid was closed into several; what stands there goes to the first until somebody decides. */
export const hearGridSplit = (heard: Heard, context: Context): Promise<void> =>
  moveTo(textOf(heard.data['codes']).split(',')[0] ?? '', heard, context);
