import { because, fail, type Decision } from '@linli/kit';
import { isCreditCode } from '@linli/vocabulary';
import { type RuleInForce, scoreOf } from './credit.rules.ts';
import { industryOf } from './industry.rules.ts';
import type { Merchant, MerchantFields } from './merchant.model.ts';
import type { MerchantDetailsInput, MerchantInput, PremisesInput } from './schema.types.ts';
import type { MerchantKind, MerchantStatus } from './words.ts';

const phone = /^1\d{10}$|^0\d{2,3}-?\d{7,8}$/;

type Told = string | null | undefined;

const named = (name: string): string => name.trim() || fail('VALUE_MISSING', { field: 'name' });

function checkedCode(creditCode: Told): string | null {
  const code = creditCode?.trim().toUpperCase();
  if (code && !isCreditCode(code)) fail('CREDIT_CODE_INVALID', { field: 'creditCode' });
  return code || null;
}

function checkedPhone(number: Told): string | null {
  if (number && !phone.test(number)) fail('VALUE_INVALID', { field: 'phone' });
  return number || null;
}

// A market has many stalls at one point; a house may have several merchants behind its doors.
const alone = (kind: MerchantKind, premises: Pick<PremisesInput, 'kind'>): boolean =>
  premises.kind === 'POINT' && kind !== 'MARKET_STALL';

const standing = (kind: MerchantKind, premises: PremisesInput) => ({
  premisesKind: premises.kind,
  premisesId: premises.id || fail('VALUE_MISSING', { field: 'premises' }),
  premisesLost: false,
  premisesSaid: 0,
  isAlone: alone(kind, premises),
});

interface Opening {
  readonly rule: RuleInForce;
  readonly now: Date;
}

/** A new merchant, with a whole score. */
export function open(input: Omit<MerchantInput, 'place'>, { rule, now }: Opening): Decision<Merchant> {
  const { name, kind, industryCode, industryEdition, premises, employees, legalRepresentative } = input;
  const industry = industryOf(industryCode, industryEdition ?? '2017');
  const set: MerchantFields = {
    name: named(name),
    kind,
    status: 'OPEN',
    isOpen: true,
    creditCode: checkedCode(input.creditCode),
    ...industry,
    ...standing(kind, premises),
    employees: employees ?? null,
    legalRepresentative: legalRepresentative?.trim() || null,
    phone: checkedPhone(input.phone),
    circle: null,
    marks: [],
    ...scoreOf([], rule, now),
    openedAt: now,
  };
  return { set, event: { type: 'merchant.opened', data: { kind, section: industry.section } } };
}

/** One that does business, or will again. */
export function standingAs(row: Merchant, ...states: readonly MerchantStatus[]): Merchant {
  return states.includes(row.status) ? row : fail('MERCHANT_STATUS', { status: row.status });
}

const inBusiness = (row: Merchant): Merchant => standingAs(row, 'OPEN', 'SUSPENDED');

/** What it is like. What is left out stays; nothing changes when all is so already. */
export function describe(row: Merchant, input: MerchantDetailsInput): Decision<Merchant> | null {
  const { industryCode, industryEdition, employees, legalRepresentative } = inBusiness(row) && input;
  const set: Partial<MerchantFields> = {
    ...(input.name ? { name: named(input.name) } : {}),
    ...(input.creditCode ? { creditCode: checkedCode(input.creditCode) } : {}),
    ...(industryCode ? industryOf(industryCode, industryEdition ?? row.industryEdition) : {}),
    ...(employees ? { employees } : {}),
    ...(legalRepresentative ? { legalRepresentative: legalRepresentative.trim() } : {}),
    ...(input.phone ? { phone: checkedPhone(input.phone) } : {}),
  };
  const isNew = Object.entries(set).some(([field, value]) => row[field as keyof Merchant] !== value);
  return isNew ? { set, event: { type: 'merchant.changed' } } : null;
}

interface Target {
  readonly place: string;
  readonly premises?: PremisesInput | null | undefined;
}

/** Gone to another place, or to other premises. */
export function move(row: Merchant, { place, premises }: Target): Decision<Merchant> | null {
  inBusiness(row);
  const isHere = (row.grid ?? row.jurisdiction) === place;
  const stays = !premises || (premises.id === row.premisesId && premises.kind === row.premisesKind);
  if (isHere && stays) return null;
  return {
    set: premises && !stays ? standing(row.kind, premises) : {},
    event: { type: 'merchant.moved' },
    moveTo: place,
  };
}

/** Nothing is done for a time. */
export function suspend(row: Merchant, reason: string): Decision<Merchant> {
  standingAs(row, 'OPEN');
  return { set: { status: 'SUSPENDED' }, event: { type: 'merchant.suspended' }, reason: because(reason) };
}

/** Business goes on. */
export function resume(row: Merchant): Decision<Merchant> {
  standingAs(row, 'SUSPENDED');
  return { set: { status: 'OPEN' }, event: { type: 'merchant.resumed' } };
}

/** No more. Its premises are free, and nobody answers for it any longer. */
export function close(row: Merchant, reason: string, now: Date): Decision<Merchant> {
  inBusiness(row);
  return {
    set: { status: 'CLOSED', isOpen: false, isAlone: false, circle: null, closedAt: now },
    event: { type: 'merchant.closed' },
    reason: because(reason),
  };
}

/** Into a circle; one at a time. */
export function join(row: Merchant, circle: string): Decision<Merchant> {
  inBusiness(row);
  if (row.circle) fail('CIRCLE_MEMBERSHIP', { circle: row.circle });
  return { set: { circle }, event: { type: 'circle.joined', data: { circle } } };
}

/** Out of its circle. */
export function leave(row: Merchant): Decision<Merchant> {
  const circle = row.circle ?? fail('CIRCLE_MEMBERSHIP', { circle: null });
  return { set: { circle: null }, event: { type: 'circle.left', data: { circle } } };
}

/** What another subgraph says of the premises: something newer than what was said before. */
export const follows = (row: Merchant, said: number): boolean => row.isOpen && row.premisesSaid < said;

/** The premises stand here now. */
export const follow = (row: Merchant, place: string, said: number): Decision<Merchant> => ({
  set: { premisesSaid: said, premisesLost: false },
  ...((row.grid ?? row.jurisdiction) === place ? {} : { event: { type: 'merchant.moved' } as const, moveTo: place }),
});

/** The premises were taken off the register; somebody has to look. */
export const lose = (_: Merchant, said: number): Decision<Merchant> => ({
  set: { premisesSaid: said, premisesLost: true },
  event: { type: 'merchant.premises-lost' },
});
