import type { Document } from 'mongodb';

// What this server says it is: a replica set of one, version 7.0, without authentication.
const VERSION = [7, 0, 0];

/** True when one of the alternatives describes this server. */
export function isMet(alternatives: readonly Document[] | undefined): boolean {
  return !alternatives || alternatives.some(describesUs);
}

function describesUs({
  minServerVersion,
  maxServerVersion,
  topologies,
  auth,
  serverless,
  csfle,
  minLibmongocryptVersion,
}: Document): boolean {
  const isYoungEnough = minServerVersion === undefined || compareVersion(minServerVersion) <= 0;
  const isOldEnough = maxServerVersion === undefined || compareVersion(maxServerVersion) >= 0;
  const isHere = topologies === undefined || (topologies as readonly string[]).includes('replicaset');
  const wantsMore =
    auth === true || serverless === 'require' || (csfle ?? false) !== false || minLibmongocryptVersion !== undefined;
  return isYoungEnough && isOldEnough && isHere && !wantsMore;
}

function compareVersion(text: string): number {
  const asked = text.split('.').map(Number);
  for (const [i, ours] of VERSION.entries()) {
    const difference = (asked[i] ?? 0) - ours;
    if (difference !== 0) return difference;
  }
  return 0;
}
