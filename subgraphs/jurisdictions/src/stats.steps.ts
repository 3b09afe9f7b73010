import type { Context } from '@linli/kit';
import { gridStatsOf, isMine, staffingAt, workforceStatsOf } from './stats.rules.ts';

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
