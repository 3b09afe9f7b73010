import type { Context } from '@linli/kit';
import { divisions } from './jurisdiction.model.ts';
import { gridStatsOf, isMine, staffingAt, unassignedOf, workforceStatsOf } from './stats.rules.ts';

type Days = Parameters<Context['counters']['of']>[1];

/** Grids, households, points and codes of a node, or null for those whose area it does not lie in. */
export async function gridStatsAt(node: string, { counters, viewer }: Context) {
  return isMine(node, viewer) ? gridStatsOf(await counters.of(node)) : null;
}

/** Rosters as of now, work of the days asked for. */
export async function workforceStatsAt(node: string, range: Days, { counters, viewer }: Context) {
  if (!isMine(node, viewer)) return null;
  const [now, days] = await Promise.all([counters.of(node), counters.of(node, range)]);
  return workforceStatsOf(now, days);
}

export async function staffingFor(node: string, { counters, viewer }: Context) {
  return isMine(node, viewer) ? staffingAt(await counters.of(node), node.length > 12) : null;
}

/** Also of children that ended: what stands there still stands below the node. */
export async function unassignedAt(node: string, { counters, reference, viewer }: Context) {
  if (!isMine(node, viewer)) return null;
  const children = await reference(divisions).some({ parent: node }, { limit: 2_000 });
  const [whole, ...parts] = await Promise.all([node, ...children.map(({ id }) => id)].map((code) => counters.of(code)));
  return whole ? unassignedOf(whole, parts) : null;
}
