import { type Caller, theCity } from './the-city.ts';

const city = theCity();

const HOME = '340111400000';
const OTHER = '340111401000';
const STRANGE = '340103009000';
const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id } }';
const LIST = '{ cases(first: 100) { nodes { id } } }';

const at = (place: string) => ({
  input: { place, title: '路灯不亮', description: '整条路没有灯', category: 'C01', channel: 'STREET_PATROL' },
});

async function listed(who: Caller, actingAt?: string): Promise<readonly string[]> {
  const { cases } = await who.asks(LIST, {}, actingAt ? { actingAt } : {});
  return cases.nodes.map(({ id }: { id: string }) => id);
}

describe('somebody with posts at two places', () => {
  it('sees at each what lies there, and at home when nothing is said', async () => {
    const both = await city.as('dual-post');
    const before = await listed(both);
    const here = await both.asks(REPORT, at(HOME));
    const there = await both.asks(REPORT, at(OTHER), { actingAt: OTHER });
    const home = [here.reportCase.id, ...before].sort();
    expect([...(await listed(both))].sort()).toEqual(home);
    expect([...(await listed(both, HOME))].sort()).toEqual(home);
    expect(await listed(both, OTHER)).toEqual([there.reportCase.id]);
  });

  it('reports only where they act', async () => {
    const both = await city.as('dual-post');
    expect(await both.refused(REPORT, at(OTHER), { actingAt: HOME })).toBe('NOT_FOUND');
    expect(await both.refused(REPORT, at(HOME), { actingAt: OTHER })).toBe('NOT_FOUND');
  });

  it('acts nowhere without a post, not even to look', async () => {
    const both = await city.as('dual-post');
    expect(await both.refused(LIST, {}, { actingAt: STRANGE })).toBe('POST_NOT_HELD');
    expect(await both.refused(REPORT, at(STRANGE), { actingAt: STRANGE })).toBe('POST_NOT_HELD');
  });

  it('is the only one who may: a colleague with one post is refused at the other', async () => {
    const clerk = await city.as('clerk-binhu');
    expect(await clerk.refused(LIST, {}, { actingAt: OTHER })).toBe('POST_NOT_HELD');
  });
});
