import { fail, type ReferenceDecision, type Viewer } from '@linli/kit';
import { isWithin, levelOf, parentOf, wholeCode } from '@linli/vocabulary';
import type { Jurisdiction } from './jurisdiction.model.ts';
import type { DivisionChangeInput } from './schema.types.ts';

/** A change whose codes are whole and lie in the area of whoever brings it. */
interface Change extends Omit<DivisionChangeInput, 'code' | 'replacedBy'> {
  readonly code: string;
  readonly replacedBy: readonly string[];
}

const MOST = 500;

export function readChanges(changes: readonly DivisionChangeInput[], viewer: Viewer): readonly Change[] {
  if (changes.length === 0 || changes.length > MOST) fail('VALUE_INVALID', { field: 'changes', most: MOST });
  return changes.map((change) => {
    const code = wholeCode(change.code);
    if (!/^\d{12}$/.test(code)) fail('CODE_INVALID', { field: 'code', code });
    if (!viewer.nodes.some((node) => isWithin(code, node))) fail('NOT_FOUND', { field: 'code', code });
    return { ...change, code, replacedBy: (change.replacedBy ?? []).map(wholeCode) };
  });
}

const nameOf = ({ name, code }: Change): string => name?.trim() || fail('VALUE_MISSING', { field: 'name', code });

const levels = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY'] as const;

/** A node that did not exist before. */
export function added(change: Change, known: Jurisdiction | null, from: string): ReferenceDecision<Jurisdiction> {
  if (known) fail('DIVISION_EXISTS', { code: change.code });
  const level = levels.find((each) => each === levelOf(change.code)) ?? fail('CODE_INVALID', { code: change.code });
  return {
    set: { name: nameOf(change), level, parent: parentOf(change.code), validFrom: from },
    event: { type: 'division.added', data: { code: change.code } },
  };
}

/** Another name, or an end that says what stands there now. Nothing is deleted: old records keep their place. */
export function altered(division: Jurisdiction, change: Change, from: string): ReferenceDecision<Jurisdiction> {
  if (division.validTo) fail('DIVISION_ENDED', { code: division.id });
  if (change.kind === 'RENAMED')
    return { set: { name: nameOf(change) }, event: { type: 'division.renamed', data: { code: division.id } } };
  if (change.kind === 'REPLACED' && change.replacedBy.length === 0)
    fail('VALUE_MISSING', { field: 'replacedBy', code: division.id });
  return {
    set: { validTo: from, replacedBy: [...change.replacedBy] },
    event: { type: 'division.ended', data: { code: division.id, replaced: change.replacedBy.length } },
  };
}
