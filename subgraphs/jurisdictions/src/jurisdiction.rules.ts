import { fail, none, type Viewer, type Where } from '@linli/kit';
import { isWithin, levelOf, pathOf, tiersOf, type AdminModel, type IsTwoTier, type Tier } from '@linli/vocabulary';
import type { Jurisdiction } from './jurisdiction.model.ts';
import type { ContactsInput } from './schema.types.ts';

const isUnder = (code: string, viewer: Viewer): boolean =>
  viewer.kind === 'SYSTEM' || viewer.nodes.some((node) => isWithin(code, node));

/** A division lies where the viewer acts, and still exists. */
function mine(division: Jurisdiction, viewer: Viewer): Jurisdiction {
  if (!isUnder(division.id, viewer)) fail('NOT_FOUND', { field: 'code' });
  if (division.validTo) fail('DIVISION_ENDED', { code: division.id });
  return division;
}

export const modelOf = ({ adminModel }: Pick<Jurisdiction, 'adminModel'>): AdminModel => adminModel ?? 'THREE_TIER';

/** Only a node at street position can play street and community at once. */
export function runAs(division: Jurisdiction, model: AdminModel, viewer: Viewer) {
  if (mine(division, viewer).level !== 'STREET') fail('DIVISION_NOT_STREET', { code: division.id });
  if (modelOf(division) === model) return null;
  return {
    set: { adminModel: model },
    event: { type: 'division.admin-model-changed', data: { code: division.id, model } },
  } as const;
}

export function reachedAt(division: Jurisdiction, contacts: ContactsInput, viewer: Viewer) {
  mine(division, viewer);
  const { office, officePhone, address = null, hours = null } = contacts;
  if (!office.trim()) fail('VALUE_MISSING', { field: 'office' });
  if (!/^[\d-]{3,20}$/.test(officePhone)) fail('VALUE_INVALID', { field: 'officePhone' });
  return { set: { contacts: { office, officePhone, address, hours } } };
}

/** The node at street position on a code's path: the only one whose admin model matters. */
export const streetOf = (code: string): string | null =>
  pathOf(code).find((node) => levelOf(node) === 'STREET') ?? null;

/** The question the tier resolver asks, answered by the street on the path. */
export const twoTierAt = (street: Pick<Jurisdiction, 'id' | 'adminModel'> | null): IsTwoTier =>
  street && modelOf(street) === 'TWO_TIER' ? (code) => code === street.id : () => false;

export const tiersAt = (code: string, street: Jurisdiction | null): readonly Tier[] => tiersOf(code, twoTierAt(street));

type StatLevel = Jurisdiction['level'];

const order: readonly StatLevel[] = ['PROVINCE', 'CITY', 'DISTRICT', 'STREET', 'COMMUNITY'];
// Digits a code keeps at each level: below 340111 lies everything from 340111000000 up to 340112000000.
const digits: readonly number[] = [2, 4, 6, 9, 12];

/** Which nodes are children: the direct ones, or those of a level at most two steps below. */
export function childrenOf(id: string, asked: StatLevel | null | undefined): Where<Jurisdiction> {
  if (!asked) return { parent: id };
  const own = order.findIndex((level) => level === levelOf(id));
  const wanted = order.indexOf(asked);
  if (wanted <= own || wanted > own + 2) fail('VALUE_INVALID', { field: 'level' });
  const width = digits[own] ?? 12;
  const until = String(BigInt(id.slice(0, width)) + 1n)
    .padStart(width, '0')
    .padEnd(12, '0');
  return { id: { from: id, until }, level: asked };
}

/** Names that begin with a text lie between it and the last character there is. */
export function namedLike(text: string | null | undefined): { from: string; until: string } | undefined {
  if (!text) return undefined;
  if ([...text].length < 2) fail('VALUE_INVALID', { field: 'named', least: 2 });
  return { from: text, until: `${text}\u{10ffff}` };
}

interface Listing {
  readonly parent: string | null | undefined;
  readonly level: StatLevel | null | undefined;
  readonly named: string | null | undefined;
}

/** Below a parent, or by name; without either the provinces. A level alone would read the whole nation. */
export function listed({ parent, level, named }: Listing): Where<Jurisdiction> {
  const name = namedLike(named);
  if (parent) return { ...childrenOf(parent, level), name };
  return name ? { name, level } : { parent: none };
}

/** The nearest office above that said how it is reached. */
export const reachable = (path: readonly (Jurisdiction | null)[]): Jurisdiction | null =>
  path.findLast((division) => division?.contacts) ?? null;
