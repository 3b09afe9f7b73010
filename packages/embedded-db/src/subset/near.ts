import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import type { Doc } from '../bson/doc.ts';

const NEAR = new Set(['$near', '$nearSphere']);

/** Refuses `$near` where there is no order of distance to give: in a branch, a count or a stage. */
export function refuseNear(filter: Doc): void {
  for (const [name, condition] of Object.entries(filter)) {
    if (NEAR.has(name)) refuse(5626500, '$geoNear, $near, and $nearSphere are not allowed in this context');
    if (isDoc(condition) && Object.keys(condition).some((operator) => operator.startsWith('$'))) refuseNear(condition);
  }
}
