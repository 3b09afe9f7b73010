import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { grids } from '../src/grid.model.ts';
import { admin, aGrid, BINHU, DISTRICT, GRID, HOME, lead, QIONGLIN, STREET, stranger } from './people.ts';

const { person, given, settle, journal } = town(subgraph);

const OVERVIEW = `query Overview($code: ID!) {
  jurisdiction(code: $code) {
    code name statLevel tiers adminModel parent { code } ancestors { code }
    gridStats { grids households } workforceStats { workers } staffing { short }
    children { code name gridStats { grids } }
    grids(first: 5) { nodes { code } }
  }
}`;

describe('whoever looks at the tree', () => {
  it.each([
    ['340111', DISTRICT, 'DISTRICT', ['DISTRICT']],
    ['340103009', STREET, 'STREET', ['STREET']],
    ['340111400', BINHU, 'STREET', ['STREET', 'COMMUNITY']],
    ['340111400001', QIONGLIN, 'COMMUNITY', ['SELF_GOVERNANCE']],
    ['340103009002', HOME, 'COMMUNITY', ['COMMUNITY']],
  ])('gets an answer of the same shape for %s', async (asked, code, statLevel, tiers) => {
    const { jurisdiction } = await person({ ...admin, at: '340100000000' }).asks(OVERVIEW, { code: asked });
    expect(jurisdiction).toMatchObject({ code, statLevel, tiers, gridStats: { grids: 0, households: 0 } });
  });

  it('sees children add up to their parent, and the grids of a community that has no children', async () => {
    await given(
      grids,
      aGrid(GRID) as never,
      aGrid(`${HOME}001`) as never,
      aGrid(`${BINHU}001`, { type: 'STREET_FACE' }) as never,
    );
    await settle();
    const city = person({ ...admin, at: '340100000000' });
    const stats = async (code: string) => (await city.asks(OVERVIEW, { code })).jurisdiction;
    const district = await stats('340111');
    const sum = district.children.reduce(
      (n: number, child: { gridStats: { grids: number } }) => n + child.gridStats.grids,
      0,
    );
    expect([district.gridStats.grids, sum]).toEqual([2, 2]);
    expect(await stats(QIONGLIN)).toMatchObject({ children: [], grids: { nodes: [{ code: GRID }] } });
  });

  it('sees what a two-tier place holds beside its committees', async () => {
    await given(grids, aGrid(GRID) as never, aGrid(`${BINHU}001`, { type: 'STREET_FACE' }) as never);
    await settle();
    const query = `query ($code: ID!) { jurisdiction(code: $code) { gridStats { grids } unassigned { grids points workers } children { gridStats { grids } } } }`;
    const { jurisdiction } = await person(lead).asks(query, { code: BINHU });
    const below = jurisdiction.children.reduce(
      (n: number, { gridStats }: { gridStats: { grids: number } }) => n + gridStats.grids,
      0,
    );
    expect([jurisdiction.gridStats.grids, below, jurisdiction.unassigned]).toEqual([
      2,
      1,
      { grids: 1, points: 0, workers: 0 },
    ]);
    expect((await person(lead).asks(query, { code: STREET })).jurisdiction.unassigned).toBeNull();
  });

  it('finds eight committees below 滨湖世纪社区, and all communities of a district at once', async () => {
    const query = `query ($code: ID!, $level: StatLevel) { jurisdiction(code: $code) { children(level: $level) { code } } }`;
    const of = async (variables: object) =>
      (await person(admin).asks(query, { ...variables })).jurisdiction.children.map(
        ({ code }: { code: string }) => code,
      );
    expect(await of({ code: BINHU })).toHaveLength(8);
    const all = await of({ code: DISTRICT, level: 'COMMUNITY' });
    expect(all.length).toBeGreaterThan(100);
    expect(all.every((code: string) => code.startsWith('340111'))).toBe(true);
    await expect(of({ code: '340000', level: 'COMMUNITY' })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
    await expect(of({ code: BINHU, level: 'DISTRICT' })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('pages through divisions, by parent, by level and by the beginning of a name', async () => {
    const query = `query ($parent: ID, $level: StatLevel, $named: String, $after: String) {
      divisions(first: 3, parent: $parent, level: $level, named: $named, after: $after) {
        nodes { code name } totalCount pageInfo { hasNextPage endCursor }
      }
    }`;
    const clerk = person(lead);
    const { divisions } = await clerk.asks(query, { parent: '340111400' });
    expect(divisions).toMatchObject({ totalCount: 8, pageInfo: { hasNextPage: true } });
    const next = await clerk.asks(query, { parent: '340111400', after: divisions.pageInfo.endCursor });
    expect(next.divisions.nodes[0].code).toBe('340111400004');
    expect((await clerk.asks(query, { level: 'PROVINCE' })).divisions.nodes).toHaveLength(3);
    expect((await clerk.asks(query, { named: '滨湖世纪' })).divisions.nodes).toMatchObject([{ code: BINHU }]);
    await expect(clerk.asks(query, { named: '滨' })).rejects.toMatchObject({ code: 'VALUE_INVALID' });
  });

  it('gets null for a code nobody knows, and a refusal for what is no code', async () => {
    const query = `query ($code: ID!) { jurisdiction(code: $code) { code } }`;
    expect(await person(lead).asks(query, { code: '999999' })).toEqual({ jurisdiction: null });
    await expect(person(lead).asks(query, { code: '34011' })).rejects.toMatchObject({ code: 'CODE_INVALID' });
    await expect(person(lead).asks(query, { code: "340111' or 1" })).rejects.toMatchObject({ code: 'CODE_INVALID' });
  });

  it('reads names everywhere but figures only of the own area', async () => {
    const { jurisdiction } = await person(lead).asks(OVERVIEW, { code: '340103009' });
    expect(jurisdiction).toMatchObject({ name: '三孝口街道', gridStats: null, workforceStats: null, staffing: null });
    expect(jurisdiction.grids.nodes).toEqual([]);
  });

  it('keeps 万年埠 340111010 and 同安 340111011 apart, though one code begins like the other', async () => {
    await given(grids, aGrid('340111010001001') as never, aGrid('340111011010001') as never);
    await settle();
    const query = `query ($code: ID!) { jurisdiction(code: $code) { gridStats { grids } } grids(first: 9) { nodes { code } totalCount } }`;
    const here = person({ at: '340111010000', roles: ['street-lead'] });
    const { jurisdiction, grids: list } = await here.asks(query, { code: '340111010' });
    expect(jurisdiction.gridStats.grids).toBe(1);
    expect(list).toEqual({ nodes: [{ code: '340111010001001' }], totalCount: 1 });
    expect((await here.asks(query, { code: '340111011' })).jurisdiction.gridStats).toBeNull();
  });
});

describe('whoever asks who they are', () => {
  it('hears the place, the roles and what they may do', async () => {
    const { me } = await person({ ...lead, purpose: 'STAFF_MANAGEMENT' }).asks(
      '{ me { id home { name } nodes roles permissions purpose assignments { id } } }',
    );
    expect(me).toMatchObject({
      id: 'u-lead',
      home: { name: '滨湖世纪社区' },
      nodes: [BINHU],
      roles: ['community-lead'],
    });
    expect(me.permissions).toContain('grid.manage');
    expect(me.purpose).toBe('STAFF_MANAGEMENT');
  });
});

describe('a district that runs a place in two tiers', () => {
  const SET = `mutation ($code: ID!, $version: Int!, $model: AdminModel!) {
    setAdminModel(code: $code, version: $version, model: $model) { tiers adminModel version children { tiers } }
  }`;

  it('changes the tiers of the node and of its committees, and cases hears of it', async () => {
    const { setAdminModel } = await person(admin).asks(SET, { code: '340111001', version: 1, model: 'TWO_TIER' });
    expect(setAdminModel).toMatchObject({ tiers: ['STREET', 'COMMUNITY'], adminModel: 'TWO_TIER', version: 2 });
    expect(setAdminModel.children[0].tiers).toEqual(['SELF_GOVERNANCE']);
    expect(await journal()).toMatchObject([
      {
        event: { type: 'division.admin-model-changed', data: { code: '340111001000', model: 'TWO_TIER' } },
        place: '340111001000',
      },
    ]);
  });

  it.each([
    ['a community', { code: QIONGLIN, version: 1 }, admin, 'DIVISION_NOT_STREET'],
    ['a stale version', { code: '340111002', version: 5 }, admin, 'CHANGED_MEANWHILE'],
    ['a street of the next district', { code: '340103010', version: 1 }, admin, 'NOT_FOUND'],
    ['a clerk who may not', { code: '340111002', version: 1 }, lead, 'NOT_PERMITTED'],
  ])('is refused for %s', async (_, node, who, refusal) => {
    await expect(person(who).asks(SET, { ...node, model: 'TWO_TIER' })).rejects.toMatchObject({ code: refusal });
    expect(await journal()).toEqual([]);
  });
});

describe('a yearly change of the division list', () => {
  const IMPORT = `mutation ($changes: [DivisionChangeInput!]!) {
    importDivisions(from: "2027-01-01", changes: $changes) { added renamed ended }
  }`;
  const READ = `query ($code: ID!) { jurisdiction(code: $code) { name validFrom validTo replacedBy { code } parent { children { code } } } }`;

  it('adds, renames and replaces; what ended stays and says what stands there now', async () => {
    const { importDivisions } = await person(admin).asks(IMPORT, {
      changes: [
        { kind: 'ADDED', code: '340111003900', name: '新一社区' },
        { kind: 'RENAMED', code: '340111003', name: '新名街道' },
        { kind: 'REPLACED', code: '340111003001', replacedBy: ['340111003900'] },
      ],
    });
    expect(importDivisions).toEqual({ added: 1, renamed: 1, ended: 1 });
    const { jurisdiction } = await person(admin).asks(READ, { code: '340111003001' });
    expect(jurisdiction).toMatchObject({ validTo: '2027-01-01', replacedBy: [{ code: '340111003900' }] });
    const codes = jurisdiction.parent.children.map(({ code }: { code: string }) => code);
    expect([codes.includes('340111003900'), codes.includes('340111003001')]).toEqual([true, false]);
    expect((await journal()).map(({ event }) => event?.type)).toEqual([
      'division.added',
      'division.renamed',
      'division.ended',
    ]);
  });

  it.each([
    ['a code that exists', { kind: 'ADDED', code: BINHU, name: '重复' }, 'DIVISION_EXISTS'],
    ['a place elsewhere', { kind: 'ENDED', code: '340103009001' }, 'NOT_FOUND'],
    ['a code nobody knows', { kind: 'ENDED', code: '340111990' }, 'NOT_FOUND'],
    ['no successor', { kind: 'REPLACED', code: '340111400008' }, 'VALUE_MISSING'],
    ['no name', { kind: 'RENAMED', code: '340111400008' }, 'VALUE_MISSING'],
    ['what is no code', { kind: 'ENDED', code: '12345' }, 'CODE_INVALID'],
  ])('is refused whole for %s', async (_, change, code) => {
    const changes = [{ kind: 'RENAMED', code: '340111400007', name: '不应留下' }, change];
    await expect(person(admin).asks(IMPORT, { changes })).rejects.toMatchObject({ code });
    expect((await person(admin).asks(READ, { code: '340111400007' })).jurisdiction.name).toBe('清枫居民委员会');
    expect(await journal()).toEqual([]);
  });
});

describe('an office', () => {
  const SET = `mutation ($code: ID!, $version: Int!, $officePhone: String!) {
    setContacts(code: $code, version: $version, contacts: { office: "社区服务中心", officePhone: $officePhone }) { contacts { office officePhone } }
  }`;

  it('says how it is reached', async () => {
    const { setContacts } = await person(lead).asks(SET, {
      code: '340111400005',
      version: 1,
      officePhone: '0551-63330000',
    });
    expect(setContacts.contacts).toEqual({ office: '社区服务中心', officePhone: '0551-63330000' });
  });

  it.each([
    ['a stranger', stranger, '0551-1', 'NOT_FOUND'],
    ['a phone that is none', lead, 'call me', 'VALUE_INVALID'],
  ])('is not changed by %s', async (_, who, officePhone, code) => {
    await expect(person(who).asks(SET, { code: '340111400006', version: 1, officePhone })).rejects.toMatchObject({
      code,
    });
  });
});
