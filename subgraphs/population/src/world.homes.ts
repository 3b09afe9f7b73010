import { dayOf } from '@linli/kit';
import { asRow, type Made, type MadeRow, rowOf } from '@linli/kit/world';
import { found } from './household.rules.ts';
import type { Kinship } from './kinship.model.ts';
import { counterpart, relate } from './kinship.rules.ts';
import { begin } from './residence.rules.ts';
import type { Resident } from './resident.model.ts';
import type { KinshipKind, Residency, ResidenceRelation } from './words.ts';
import { type Keeping, type Member, membersOf } from './world.families.ts';
import { personOf } from './world.people.ts';
import type { MadePeople } from './world.ts';

/** A house as population knows it. */
export interface HouseTold {
  readonly id: string;
  readonly building: string;
  readonly addressKey: string;
}

export interface HomeWanted extends MadePeople {
  readonly now: Date;
  readonly house: HouseTold;
  readonly keeping: Keeping;
  /** 户号 of the household. */
  readonly number: string;
}

/** Rows of those who live in a house, by the collection they go into. */
export interface MadeHome {
  readonly households: readonly MadeRow[];
  readonly residents: readonly MadeRow[];
  readonly residences: readonly MadeRow[];
  readonly kinships: readonly MadeRow[];
}

/** What population has heard of a house. */
export const knownHouseOf = ({ house: { id, ...told }, ...made }: Made & { readonly house: HouseTold }): MadeRow =>
  rowOf(made, { set: { house: id, ...told, holds: true, said: 1 } });

const residencyOf = ({ keeping, maker }: HomeWanted): Residency =>
  keeping === 'OWNERS'
    ? maker.weighted({ HUKOU: 78, SEPARATED: 15, FLOATING: 6, OVERSEAS: 1 })
    : maker.weighted({ FLOATING: 82, SEPARATED: 12, HUKOU: 6 });

const relationOf = (keeping: Keeping, { as }: Member): ResidenceRelation => {
  if (keeping !== 'OWNERS') return keeping === 'TENANTS' ? 'TENANT' : 'OTHER';
  return as === 'HEAD' ? 'OWNER' : 'FAMILY';
};

// What the member is to the head, where kinship has a word for it.
const kin: Readonly<Partial<Record<Member['as'], KinshipKind>>> = {
  SPOUSE: 'SPOUSE',
  CHILD: 'CHILD',
  PARENT: 'PARENT',
};

function kinshipOf(first: MadeRow, member: MadeRow, { kind, made }: { kind: KinshipKind; made: Made }) {
  const pair = made.maker.id(made.at);
  const row = rowOf(made, relate(asRow<Resident>(first), asRow<Resident>(member), { kind, pair, known: [] }));
  return [row, rowOf(made, counterpart(asRow<Kinship>(row)))];
}

const nameOf = ({ set }: MadeRow): string => (set as Pick<Resident, 'name'>).name;
const phoneOf = ({ set }: MadeRow): string | null => (set as Pick<Resident, 'phone'>).phone ?? null;
// Compound surnames are kept whole.
const compound = /^(欧阳|上官|司徒|诸葛)/u;
const surnameOf = (row: MadeRow): string => compound.exec(nameOf(row))?.[0] ?? nameOf(row).charAt(0);

function residentsOf(members: readonly Member[], wanted: HomeWanted, householdId: string): readonly MadeRow[] {
  const { house, keeping, ...made } = wanted;
  const residency = residencyOf(wanted);
  const isAlone = members.length === 1 && keeping !== 'DORMITORY';
  const people: MadeRow[] = [];
  for (const { as, sharesName, ...member } of members) {
    const [first] = people;
    const phone = first && phoneOf(first);
    const person = personOf({
      ...made,
      ...member,
      residency,
      isAlone,
      joined: { householdId, relationToHead: as, houseId: house.id },
      ...(first && sharesName ? { family: surnameOf(first) } : {}),
      ...(first && phone ? { near: { name: nameOf(first), phone } } : {}),
    });
    people.push(person);
  }
  return people;
}

function livesIn(
  row: MadeRow,
  relation: ResidenceRelation,
  { house: { id: house, building }, now, maker }: HomeWanted,
) {
  const { arrivalDate } = row.set as Pick<Resident, 'arrivalDate'>;
  const told = { resident: { id: row.id }, house: { house, building }, relation, isMain: true };
  const begun = begin({ ...told, from: arrivalDate ?? dayOf(row.at) }, now);
  return rowOf({ place: row.place, at: row.at, maker }, begun);
}

/** Those who live in a house: a household, its people, where they live and what they are to each other. */
export function homeOf(wanted: HomeWanted): MadeHome {
  const { keeping, house, number, maker, at } = wanted;
  const members = membersOf(keeping, maker);
  const id = maker.id(at);
  const residents = residentsOf(members, wanted, id);
  const [first] = residents;
  const kind = keeping === 'DORMITORY' ? 'COLLECTIVE' : 'FAMILY';
  const { set } = found({ kind, number, houseId: house.id, headId: first?.id ?? null });
  const each = members.map((member, order) => ({ member, row: residents[order] }));
  return {
    households: [{ ...rowOf(wanted, { set: { ...set, size: residents.length } }), id }],
    residents,
    residences: each.flatMap(({ member, row }) => (row ? [livesIn(row, relationOf(keeping, member), wanted)] : [])),
    kinships: each.flatMap(({ member, row }) => {
      const kindOf = kin[member.as];
      return first && row && kindOf ? kinshipOf(first, row, { kind: kindOf, made: wanted }) : [];
    }),
  };
}
