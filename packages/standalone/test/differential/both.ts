import { parse, validate } from 'graphql';
import { chanceOf } from '../../src/world/chance.ts';
import type { Asker } from './callers.ts';
import { isSame, toldBy } from './compare.ts';
import type { Pool } from './pool.ts';
import { type RandomOperation, randomOperation } from './random-operation.ts';
import type { StillCity } from './still-city.ts';
import type { Told, Whole } from './whole.ts';

/** One question of one caller that was answered in two ways. */
export interface Difference extends RandomOperation {
  readonly number: number;
  readonly asker: string;
  readonly purpose: string | null;
  readonly monolith: Told;
  readonly gateway: Told;
}

/** What was asked and how it went. */
export interface Tally {
  asked: number;
  /** Answered with something, with nothing but errors, and refused at the door. */
  readonly kinds: { answered: number; failed: number; refused: number };
}

export interface Both {
  readonly city: StillCity;
  readonly whole: Whole;
  readonly askers: readonly Asker[];
  readonly pool: Pool;
  readonly roots?: readonly string[];
}

// Each document is asked by several callers: planning one is what costs.
const EACH = 5;

type Turn = Pick<Difference, 'purpose'> & { readonly by: Asker };

async function askBoth({ city, whole }: Both, operation: RandomOperation, { by, purpose }: Turn) {
  const { actingAt } = by;
  const said = {
    token: await by.token(),
    ...(purpose ? { purpose: `${purpose}; reason=test` } : {}),
    ...(actingAt ? { actingAt } : {}),
  };
  const document = parse(operation.query, { noLocation: true });
  const viewer = { ...by.viewer, purpose: purpose as Asker['viewer']['purpose'], why: 'test' };
  const [monolith, answered] = await Promise.all([
    whole.answer({ ...operation, document }, viewer),
    city.ask(operation, said),
  ]);
  const gateway = toldBy(answered);
  // Two fields of one name with different arguments are no valid question; it falls out of the count.
  const isValid = gateway.wrongs[0]?.code !== 'QUERY_INVALID' || validate(whole.schema, document).length === 0;
  return { monolith, gateway, isValid };
}

const kindOf = ({ data, refused }: Told): keyof Tally['kinds'] =>
  refused ? 'refused' : data === null || data === undefined ? 'failed' : 'answered';

/** Asks random questions both ways, until so many were asked or one is answered differently. */
export async function askAlike(
  both: Both,
  { seed, count }: { readonly seed: number; readonly count: number },
): Promise<{ readonly tally: Tally; readonly difference: Difference | null }> {
  const { askers, pool, whole, roots } = both;
  const tally: Tally = { asked: 0, kinds: { answered: 0, failed: 0, refused: 0 } };
  for (let number = 0; tally.asked < count; number += 1) {
    const chance = chanceOf(seed + number * 7_919);
    const author = chance.pick(askers);
    const { schema, needed } = whole;
    const wanted = { schema, needed, pool, asker: author, ...(roots ? { roots } : {}) };
    const operation = randomOperation(chance, wanted);
    const turns = Array.from({ length: EACH }, (_, at): Turn => {
      const by = at < 2 ? author : chance.pick(askers);
      return { by, purpose: at === 0 ? null : chance.pick(by.purposes) };
    });
    const told = await Promise.all(turns.map(async (turn) => ({ turn, ...(await askBoth(both, operation, turn)) })));
    for (const { turn, monolith, gateway, isValid } of told) {
      if (!isValid) continue;
      tally.asked += 1;
      tally.kinds[kindOf(gateway)] += 1;
      if (isSame(monolith, gateway)) continue;
      const { by, purpose } = turn;
      return { tally, difference: { number, asker: by.name, purpose, ...operation, monolith, gateway } };
    }
  }
  return { tally, difference: null };
}
