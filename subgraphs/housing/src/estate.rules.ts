import { fail, type Decision } from '@linli/kit';
import { areaOf, dayAfter, isCreditCode } from '@linli/vocabulary';
import { keyOf } from './address.rules.ts';
import type { Estate } from './estate.model.ts';
import type {
  EstateDetailsInput,
  EstateInput,
  FacilityInput,
  OwnersCommitteeInput,
  PropertyCompanyInput,
} from './schema.types.ts';

const MOST_FACILITIES = 100_000;
// 业主大会和业主委员会指导规则: five to eleven members, an odd number, for at most five years.
const members = { least: 5, most: 11 } as const;
const LONGEST_TERM = 5 * 366;

function offered(facilities: readonly FacilityInput[]): Estate['facilities'] {
  const all = facilities.map(({ kind, count = 1 }) => ({ kind, count }));
  const isOdd = all.some(({ count }) => count < 1 || count > MOST_FACILITIES);
  if (isOdd || new Set(all.map(({ kind }) => kind)).size < all.length) fail('VALUE_INVALID', { field: 'facilities' });
  return all;
}

// People say the road and door number as well as the name.
const streetKeys = (street: string | null | undefined): readonly string[] => (street?.trim() ? [areaOf(street)] : []);

/** A new estate under its name. */
export function register({ name, street, facilities, grids }: EstateInput): Decision<Estate> {
  return {
    set: {
      name: name.trim(),
      street: street?.trim() || null,
      addressKey: keyOf(areaOf(name), 'name'),
      aliases: [],
      aliasKeys: streetKeys(street),
      facilities: offered(facilities ?? []),
      grids: grids ?? [],
      fromLedger: false,
    },
    event: { type: 'estate.registered' },
  };
}

/** What it has. What is left out stays. */
export function describe(estate: Estate, { street, facilities, grids }: EstateDetailsInput): Decision<Estate> {
  const named = estate.aliasKeys.filter((key) => !streetKeys(estate.street).includes(key));
  return {
    set: {
      ...(street ? { street: street.trim(), aliasKeys: [...named, ...streetKeys(street)] } : {}),
      ...(facilities ? { facilities: offered(facilities) } : {}),
      ...(grids ? { grids } : {}),
      fromLedger: false,
    },
    event: { type: 'estate.changed' },
  };
}

/** A company manages it from a day on. */
export function appoint(_: Estate, company: PropertyCompanyInput): Decision<Estate> {
  const { name, creditCode, from, until, officePhone } = company;
  if (!name.trim()) fail('VALUE_MISSING', { field: 'name' });
  if (creditCode && !isCreditCode(creditCode)) fail('CREDIT_CODE_INVALID', { field: 'creditCode' });
  if (until && until <= from) fail('TERM_INVALID', { field: 'until' });
  const propertyCompany = {
    name: name.trim(),
    creditCode: creditCode ?? null,
    officePhone: officePhone ?? null,
    from,
    until: until ?? null,
  };
  return { set: { propertyCompany }, event: { type: 'estate.changed' } };
}

/** The owners have elected whom they wanted. */
export function seat(_: Estate, committee: OwnersCommitteeInput): Decision<Estate> {
  const { members: count, from, until } = committee;
  if (count < members.least || count > members.most || count % 2 === 0) fail('VALUE_INVALID', { field: 'members' });
  if (until <= from || until > dayAfter(from, LONGEST_TERM)) fail('TERM_INVALID', { field: 'until' });
  return { set: { ownersCommittee: { members: count, from, until } }, event: { type: 'estate.changed' } };
}
