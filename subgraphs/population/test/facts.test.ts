import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, does, li, numberOf, registers, wang } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

/** What was last told of a resident, of those events that carry the facts elderly care lives by. */
async function facts(id: string): Promise<unknown> {
  const lines = (await made.journal()).filter(
    ({ subject, event }) => subject === id && event?.data && 'ageBand' in event.data,
  );
  const { type, data } = lines.at(-1)?.event ?? {};
  return [type, data?.['ageBand'], data?.['livesAlone']];
}

const founds = (head: string) =>
  does(cast.clerk, {
    name: 'registerHousehold',
    args: { input: ['HouseholdInput!', { place: wang.place, head }] },
    fields: 'id version',
  });

describe('what is told of a person', () => {
  it('is the age band and whether alone, when they come, found a home, and are joined', async () => {
    const first = await registers(cast.clerk, { idNumber: numberOf('1940-03-02', 1) });
    expect(await facts(first.id)).toEqual(['resident.registered', 'AGE_80_89', false]);
    const home = await founds(first.id);
    expect(await facts(first.id)).toEqual(['resident.alone-changed', 'AGE_80_89', true]);
    const other = { ...li, household: home.id, relationToHead: 'SPOUSE' };
    const { id } = await registers(cast.clerk, other);
    expect(await facts(first.id)).toEqual(['resident.alone-changed', 'AGE_80_89', false]);
    expect(await facts(id)).toEqual(['resident.registered', 'AGE_60_69', false]);
  });

  it('is told anew when a band is another one, on the birthday', async () => {
    const { id } = await registers(cast.clerk, { idNumber: numberOf('1946-03-05', 1) });
    expect(await facts(id)).toEqual(['resident.registered', 'AGE_70_79', false]);
    await made.tick('birthdays');
    made.clock.set('2026-03-05T01:00:00+08:00');
    await made.tick('birthdays');
    expect(await facts(id)).toEqual(['resident.aged', 'AGE_80_89', false]);
  });

  it('goes with a death that was none', async () => {
    const on = await registers(cast.clerk, { idNumber: numberOf('1940-03-02', 1) });
    const dead = await does(cast.clerk, {
      name: 'recordDeath',
      on,
      args: { on: ['Date!', '2026-03-01'], evidence: ['String!', '死亡证明'] },
    });
    await does(cast.lead, { name: 'undoDeath', on: dead, args: { reason: ['String!', '登记有误'] } });
    expect(await facts(on.id)).toEqual(['resident.death-undone', 'AGE_80_89', false]);
  });
});
