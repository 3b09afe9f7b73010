import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLArgument,
  type GraphQLInputType,
} from 'graphql';
import type { Chance } from '../../src/world/chance.ts';
import type { Pool } from './pool.ts';

/** Where a value stands: which field it is given to, who asks, and what the field gives. */
export interface Standing {
  readonly field: string;
  readonly gives: string;
  readonly asker: string;
}

const days = ['2025-01-01', '2026-03-02', '2026-11-01', '2026-11-23', '2027-01-01'] as const;
const instants = ['2026-03-02T09:00:00+08:00', '2026-11-22T00:00:00Z'] as const;

const upper = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Values for arguments, drawn from the real world most of the time. */
export function valuesOf(chance: Chance, pool: Pool) {
  const anyKey = (): string => {
    const all = [...pool.keys.values()].filter((each) => each.length > 0);
    return all.length > 0 ? chance.pick(chance.pick(all)) : 'none';
  };

  /** A key that fits the name of what it is given to; now and then one that fits nothing. */
  function key(name: string, { gives }: Standing): string {
    if (chance.happens(0.08)) return chance.pick(['nobody', '01ARZ3NDEKTSV4RRFFQ69G5FAV', anyKey()]);
    if (/within|jurisdiction|district|place|chain|^code$|node/i.test(name)) return chance.pick(pool.codes);
    const own = pool.keys.get(name === 'id' || name === 'token' ? gives : upper(name));
    return own && own.length > 0 ? chance.pick(own) : anyKey();
  }

  function text(name: string): string {
    if (chance.happens(0.1)) return chance.pick(['%', '', '"}{', '琼'.repeat(80)]);
    const word = chance.pick(pool.words);
    return name === 'search' ? word.slice(0, 2) : word;
  }

  function int(name: string): number {
    if (name === 'first') return chance.pick([1, 1, 2, 2, 3, 3, 5, 100, 0, 101]);
    return chance.between(-1, 4);
  }

  function object(fields: readonly GraphQLInputField[], at: Standing): Readonly<Record<string, unknown>> {
    const days2 = ['2026-01-01', '2026-11-20', '2026-12-01'];
    if (fields.length === 2 && fields.every(({ name }) => name === 'from' || name === 'until')) {
      const from = chance.between(0, 1);
      return { from: days2[from], until: days2[from + 1] };
    }
    const chosen = fields.filter((each) => isNonNullType(each.type) || chance.happens(0.3));
    return Object.fromEntries(chosen.map((each) => [each.name, value(each.name, each.type, at)]));
  }

  const scalars: Readonly<Record<string, (name: string, at: Standing) => unknown>> = {
    ID: key,
    Int: (name) => int(name),
    Float: () => chance.between(-2, 200) / 2,
    Boolean: () => chance.happens(0.5),
    Date: () => chance.pick(days),
    DateTime: () => chance.pick(instants),
    String: (name, { field, asker }) => {
      if (name !== 'after') return text(name);
      const known = pool.cursors.get(`${asker} ${field}`) ?? [];
      const others = [...pool.cursors.values()].flat();
      return chance.pick(known.length > 0 && chance.happens(0.8) ? known : [...others, 'bm90aGluZw']);
    },
  };

  function value(name: string, type: GraphQLInputType, at: Standing): unknown {
    if (isNonNullType(type)) return value(name, type.ofType, at);
    if (isListType(type)) return Array.from({ length: chance.between(0, 2) }, () => value(name, type.ofType, at));
    if (isEnumType(type)) return chance.pick(type.getValues()).name;
    if (isInputObjectType(type)) return object(Object.values(type.getFields()), at);
    return (scalars[type.name] ?? (() => text(name)))(name, at);
  }

  return (argument: GraphQLArgument, at: Standing): unknown => value(argument.name, argument.type, at);
}
