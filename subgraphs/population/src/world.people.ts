import { dayOf, startOfDay } from '@linli/kit';
import { after, asRow, type MadeRow, type Maker, rowOf } from '@linli/kit/world';
import { dayAfter } from '@linli/vocabulary';
import { ageOn } from './age.ts';
import { type CareTag, tag } from './care-tag.rules.ts';
import type { Resident } from './resident.model.ts';
import { grow, knownFrom, register, remind, type Joined } from './resident.rules.ts';
import { usual } from './settings.rules.ts';
import type { ChangeSource, Residency } from './words.ts';
import type { MadePeople, Sex } from './world.ts';

/** Somebody to be made. */
export interface PersonWanted extends MadePeople {
  readonly now: Date;
  readonly sex: Sex;
  readonly age: number;
  readonly family?: string;
  readonly isMarried: boolean;
  readonly residency: Residency;
  readonly joined: Joined;
  readonly isAlone: boolean;
  /** A relative who is called when something happens. */
  readonly near?: { readonly name: string; readonly phone: string };
}

const sources: Readonly<Record<'IMPORT' | 'VISIT' | 'AFFAIR', number>> = { IMPORT: 55, VISIT: 30, AFFAIR: 15 };
const schools = { '10': 5, '20': 28, '30': 24, '40': 10, '60': 14, '70': 15, '80': 4 } as const;
const parties = { '13': 74, '01': 12, '03': 14 } as const;
const peoples = { '01': 965, '03': 20, '11': 8, '06': 4, '15': 3 } as const;
const trades = {
  企业职员: 30,
  个体经营: 14,
  教师: 6,
  医务人员: 5,
  工程技术人员: 14,
  餐饮服务: 10,
  物流配送: 9,
  公务人员: 4,
  自由职业: 8,
} as const;
const firms = { 安邻机械厂: 1, 和睦商贸公司: 1, 同心物流公司: 1, 惠民超市: 1, 暖阳科技公司: 1 } as const;
const homes = {
  安徽省合肥市包河区: 60,
  安徽省合肥市庐阳区: 14,
  安徽省六安市: 12,
  安徽省安庆市: 8,
  河南省信阳市: 6,
} as const;

/** A birthday of somebody of that age. */
const bornOn = ({ maker, age, now }: PersonWanted): string => {
  const today = dayOf(now);
  const latest = `${Number(today.slice(0, 4)) - age}${today.slice(4).replace('02-29', '02-28')}`;
  return dayAfter(latest, -maker.between(0, 364));
};

const married = ({ isMarried, age, maker }: PersonWanted): string => {
  if (isMarried) return '20';
  if (age < 28) return '10';
  return age > 70 ? '30' : maker.weighted({ '10': 40, '30': 10, '40': 50 });
};

// Fields that are often left empty.
const often = (maker: Maker, share: number, value: () => string): string | null =>
  maker.happens(share) ? value() : null;

function working({ maker, age }: PersonWanted) {
  if (age < 18) return { occupation: age > 5 ? '学生' : null, workplace: null };
  if (age >= 60) return { occupation: '退休', workplace: null };
  return {
    occupation: maker.weighted(trades),
    workplace: often(maker, 0.6, () => `${maker.weighted(firms)}(演示)`),
  };
}

function grown(wanted: PersonWanted) {
  const { maker, age, residency, now } = wanted;
  return {
    phone: age >= 12 ? often(maker, 0.93, () => maker.phone()) : null,
    education: age >= 18 ? maker.weighted(schools) : null,
    maritalStatus: age >= 22 ? married(wanted) : '10',
    politicalStatus: age >= 18 ? maker.weighted(parties) : null,
    ...working(wanted),
    arrivalDate:
      residency === 'HUKOU' ? null : dayAfter(dayOf(now), -maker.between(60, Math.min(4_000, age * 365 + 60))),
  };
}

function toldOf(wanted: PersonWanted) {
  const { maker, sex, family, residency, near } = wanted;
  const birthDate = bornOn(wanted);
  const known = {
    name: maker.name(family),
    idType: 'CITIZEN' as const,
    idNumber: maker.number(birthDate, sex),
    sexCode: sex,
    birthDate,
    ethnicity: maker.weighted(peoples),
    residency,
    registeredAddress: often(maker, 0.9, () => `${maker.weighted(homes)}演示路${maker.between(1, 400)}号`),
    emergencyName: near?.name ?? null,
    emergencyPhone: near?.phone ?? null,
    ...grown(wanted),
  };
  return known.arrivalDate && known.arrivalDate < birthDate ? { ...known, arrivalDate: birthDate } : known;
}

// From that age to below that one, how many of a thousand.
const cares = {
  CHRONIC_ILLNESS: [60, 200, 120],
  DISTRESSED_CHILD: [0, 14, 10],
  LOW_INCOME: [20, 200, 20],
  DISABLED: [20, 200, 15],
  VETERAN: [40, 200, 20],
} as const satisfies Readonly<Partial<Record<CareTag, readonly [number, number, number]>>>;

const caresOf = (maker: Maker, age: number, isAlone: boolean): readonly CareTag[] => {
  const found = (Object.keys(cares) as (keyof typeof cares)[]).filter((name) => {
    const [from, to, share] = cares[name];
    return age >= from && age < to && maker.happens(share / 1_000);
  });
  return age >= 60 && isAlone ? ['ELDER_ALONE', ...found] : found;
};

/** Somebody as they were registered, with what time has done to it since. */
export function personOf(wanted: PersonWanted): MadeRow {
  const { now, maker, joined, isAlone } = wanted;
  const known = knownFrom(toldOf(wanted), dayOf(now));
  const born = startOfDay(known.birthDate ?? dayOf(now));
  const at = wanted.at > born ? wanted.at : born;
  const source: ChangeSource = maker.weighted(sources);
  const looking = { viewer: { id: 'svc:world' }, now: at, verifyAfterDays: usual.verifyAfterDays, joined };
  const { set } = register(known, source, looking);
  const first = rowOf({ ...wanted, at }, { set: { ...set, livesAlone: isAlone } });
  const today = after(first, grow(asRow<Resident>(first), dayOf(now)));
  const seen = after(today, remind(asRow<Resident>(today), now));
  const age = ageOn(known.birthDate ?? dayOf(now), dayOf(now));
  const tags = caresOf(maker, age, isAlone);
  return tags.length > 0 ? after(seen, tag(asRow<Resident>(seen), tags, 'world')) : seen;
}
