import { loadRows } from '@linli/kit/inside';
import type { MadeRow, Maker } from '@linli/kit/world';
import { town } from '@linli/testkit';
import { claims } from '../src/claim.model.ts';
import { needOf, needs, orgOf, rollOf, subgraph } from '../src/index.ts';
import { memberships } from '../src/party-membership.model.ts';
import { partyOrgs } from '../src/party-org.model.ts';
import { BINHU, castOf, does, GRID, looks } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const now = new Date('2026-03-02T01:00:00Z');
const DAY = 86_400_000;

/** The plainest chance there is: it counts. */
function counting(): Maker {
  let n = 0;
  const between = (low: number, high: number): number => low + ((n += 7) % (high - low + 1));
  return {
    between,
    weighted: (weights) => {
      const words = Object.keys(weights) as (keyof typeof weights)[];
      return words[between(0, words.length - 1)] ?? (words[0] as keyof typeof weights);
    },
    happens: () => between(0, 3) === 1,
    id: () => `id-${String((n += 1)).padStart(8, '0')}`,
    name: () => '李安邻',
    phone: () => '11000000000',
  };
}

function world() {
  const maker = counting();
  const at = new Date(now.getTime() - 1_000 * DAY);
  const parent = orgOf({ place: BINHU, at, maker, name: '党委', kind: 'COMMITTEE', parent: null, secretary: 'u-head' });
  const branch = orgOf({ place: GRID, at, maker, name: '支部', kind: 'BRANCH', parent, secretary: 'u-secretary' });
  const people = ['1950', '1980', '2005', '2008'].map((year) => ({
    resident: `r-${year}`,
    birthDate: `${year}-05-01`,
  }));
  const asked = [1, 3, 9, 20].map((days) =>
    needOf(
      { place: GRID, at: new Date(now.getTime() - days * DAY), maker },
      { poster: 'u-resident', helper: 'u-volunteer' },
      now,
    ),
  );
  return {
    orgs: [parent, branch],
    roll: rollOf(branch, people, { at: now, maker }),
    needs: asked.map(({ need }) => need),
    claims: asked.flatMap(({ claim }) => claim ?? []),
  };
}

describe('a made-up party life', () => {
  it('is the same each time, and is what people could have registered', async () => {
    const { orgs, roll, needs: wanted, claims: held } = world();
    expect(world()).toEqual({ orgs, roll, needs: wanted, claims: held });
    const { engine } = made.running();
    const put = (source: Parameters<typeof loadRows>[1], rows: readonly MadeRow[]) =>
      loadRows(engine, source, rows as never);
    await put(partyOrgs as never, orgs);
    await put(memberships as never, roll);
    await put(needs as never, wanted);
    await put(claims as never, held);
    expect(await engine.drift()).toEqual([]);
    const states = wanted.map(({ set }) => (set as { state: string }).state);
    expect(states).toEqual(['POSTED', 'POSTED', 'CONFIRMED', 'CONFIRMED']);
    const branch = await looks(cast.keeping, 'PartyOrg', orgs[1]?.id ?? '');
    // Somebody of seventeen is on no roll.
    expect(branch).toMatchObject({ serves: GRID, memberCount: { value: 3 } });
    const waiting = await looks(cast.volunteer, 'Need', wanted[0]?.id ?? '');
    const claimed = await does(cast.volunteer, 'claimNeed', { on: waiting, as: 'VOLUNTEER' });
    expect(claimed).toMatchObject({ state: 'CLAIMED' });
  });
});
