import { checkedCode, type Collection, type Context, fail, type Row } from '@linli/kit';
import { ruleAt } from './credit.carry.ts';
import { evidence, evidenceBytes } from './evidence.model.ts';
import { inspections } from './inspection.model.ts';
import { callOff } from './inspection.rules.ts';
import { licences } from './licence.model.ts';
import { release } from './licence.rules.ts';
import { merchants, type Merchant } from './merchant.model.ts';
import { close, move, open as begin } from './merchant.rules.ts';
import type { MerchantInput, PremisesInput } from './schema.types.ts';
import { selfChecks } from './self-check.model.ts';
import { stalls } from './stall.model.ts';
import { vacate } from './stall.rules.ts';

const PAGE = 100;

/** A merchant at its place. A point is one merchant's. */
export async function openMerchant(context: Context, { place: told, ...input }: MerchantInput): Promise<Merchant> {
  const place = checkedCode(told, 'place');
  const rule = await ruleAt(context, place);
  const decision = begin(input, { rule, now: context.now });
  if (decision.set.isAlone) await checkFree(context, input.premises);
  return context.open(merchants).insert(place, decision);
}

async function checkFree({ open }: Context, { id: premisesId }: PremisesInput, but?: string): Promise<void> {
  const there = await open(merchants).findBy({ premisesId, premisesKind: 'POINT', isAlone: true });
  if (there && there.id !== but) fail('PREMISES_TAKEN', { merchant: there.id });
}

/** Every row that is meant, however many. */
async function idsOf<T extends Row>({ open }: Context, source: Collection<T>, where: object): Promise<string[]> {
  const ids: string[] = [];
  let after: string | null = null;
  do {
    const page: { nodes: readonly T[]; pageInfo: { hasNextPage: boolean; endCursor: string | null } } = await open(
      source,
    ).page(where as never, { first: PAGE, after });
    ids.push(...page.nodes.map(({ id }) => id));
    after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
  } while (after);
  return ids;
}

/** What belongs to a merchant goes where it goes. Stalls stay where their market is. */
export async function followed(context: Context, merchant: string, place: string): Promise<void> {
  const all = [licences, inspections, selfChecks, evidence, evidenceBytes] as readonly Collection<Row>[];
  for (const source of all) {
    const ids = await idsOf(context, source, { merchant });
    for (let at = 0; at < ids.length; at += PAGE)
      await context
        .open(source)
        .amendMany(ids.slice(at, at + PAGE).map((id) => ({ id, rule: () => ({ set: {}, moveTo: place }) })));
  }
}

interface Moving {
  readonly id: string;
  readonly version: number;
  readonly place: string;
  readonly premises?: PremisesInput | null | undefined;
}

/** To another place, with all that is known of it. */
export async function moveMerchant(context: Context, { id, version, place: told, premises }: Moving) {
  const place = checkedCode(told, 'place');
  const row = await context.open(merchants).change(id, version, (each) => move(each, { place, premises }));
  if (row.version === version) return row;
  if (row.isAlone) await checkFree(context, { kind: 'POINT', id: row.premisesId }, row.id);
  await followed(context, id, place);
  return row;
}

interface Closing {
  readonly id: string;
  readonly version: number;
  readonly reason: string;
}

/** The end of a merchant, and of what was planned there. What enforcement has, it keeps. */
export async function closeMerchant(context: Context, { id, version, reason }: Closing): Promise<Merchant> {
  const { open, now } = context;
  const row = await open(merchants).change(id, version, (each) => close(each, reason, now));
  const planned = await idsOf(context, inspections, { merchant: id, isOpen: true });
  for (const each of planned) await open(inspections).amend(each, (inspection) => callOff(inspection, reason, now));
  for (const each of await idsOf(context, licences, { merchant: id })) await open(licences).amend(each, release);
  for (const each of await idsOf(context, stalls, { merchant: id })) await open(stalls).amend(each, vacate);
  return row;
}
