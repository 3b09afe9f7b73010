import { permissionsOf } from '@linli/contract';
import { anonymous, callerOf, type Caller } from '../src/identity/viewer.rules.ts';
import { readIdentity, type Identity } from '../src/identity/claims.ts';
import { standing } from './issuer.ts';

const identity = (more: Record<string, unknown>): Identity => {
  const read = readIdentity({ ...standing, exp: 2_000_000_000, ...more });
  if (!read) throw new Error('these claims are no identity');
  return read;
};

const acting = (more: Record<string, unknown>, actingAt: string | null = null): Caller =>
  callerOf(identity(more), { actingAt, purpose: null });

const worker = {
  jurisdiction: '340111400000',
  level: 'street',
  realm_access: { roles: ['grid-worker', 'hub-operator', 'offline_access'] },
};

describe('a caller', () => {
  it('acts at the own node with the posts held there', () => {
    expect(acting({})).toMatchObject({ home: '340111000000', nodes: ['340111000000'], roles: ['district-dispatcher'] });
  });

  it('has no post whose role the account does not have', () => {
    const caller = acting({ posts: ['district-admin@340111000000', 'district-dispatcher@340111000000'] });
    expect(caller.roles).toEqual(['district-dispatcher']);
  });

  it('has no right when every post is somewhere else', () => {
    const caller = acting({ posts: ['district-dispatcher@340103000000'] });
    expect(caller).toMatchObject({ roles: [], permissions: [] });
  });

  it('acts elsewhere when a post is held there, with the posts of that node alone', () => {
    const two = {
      posts: ['district-dispatcher@340111000000', 'inspector@340103000000'],
      realm_access: { roles: ['district-dispatcher', 'inspector'] },
    };
    const caller = acting(two, '340103000000');
    expect(caller).toMatchObject({ home: '340103000000', nodes: ['340103000000'], roles: ['inspector'] });
    expect(caller.permissions).not.toContain('case.dispatch');
  });

  it('cannot act where no post is held', () => {
    expect(() => acting({}, '340103000000')).toThrow('POST_NOT_HELD');
  });

  it('sees the own grids alone as a grid worker', () => {
    const caller = acting({ ...worker, posts: ['grid-worker@340111400001001', 'grid-worker@340111400001002'] });
    expect(caller).toMatchObject({
      home: '340111400000',
      nodes: ['340111400001001', '340111400001002'],
      grids: ['340111400001001', '340111400001002'],
      roles: ['grid-worker'],
    });
  });

  it('does not carry the work in a grid below up to a higher post', () => {
    const caller = acting({ ...worker, posts: ['hub-operator@340111400000', 'grid-worker@340111400001001'] });
    expect(caller).toMatchObject({ nodes: ['340111400000'], grids: [], roles: ['hub-operator'] });
  });

  it('keeps the own grids beside another post in the same community', () => {
    const posts = ['hub-operator@340111400001', 'grid-worker@340111400001001'];
    const caller = acting({ ...worker, jurisdiction: '340111400001', level: 'community', posts });
    expect(caller).toMatchObject({
      nodes: ['340111400001'],
      grids: ['340111400001001'],
      roles: ['hub-operator', 'grid-worker'],
    });
  });

  it('belongs to the department of the post', () => {
    const caller = acting({
      posts: ['dept-handler:fire@340111000000'],
      realm_access: { roles: ['dept-handler'] },
    });
    expect(caller.departments).toEqual(['fire']);
  });

  it('without any post has the roles of the account at its node', () => {
    const caller = acting({ posts: [], realm_access: { roles: ['resident', 'uma_authorization'] } });
    expect(caller).toMatchObject({ roles: ['resident'], nodes: ['340111000000'] });
    expect(caller.permissions).toEqual([...permissionsOf(['resident'])]);
  });

  it('that is a service may do what both its role and its token allow', () => {
    const caller = acting({
      posts: ['vendor-app@340111000000'],
      realm_access: { roles: ['vendor-app'] },
      scope: 'case.read grid.manage profile',
    });
    expect(caller).toMatchObject({ kind: 'SERVICE', permissions: ['case.read'] });
  });

  it('without a sign-in is nobody anywhere', () => {
    expect(anonymous).toMatchObject({ kind: 'ANONYMOUS', home: null, nodes: [], permissions: [] });
  });
});

describe('an account', () => {
  it.each([
    ['no jurisdiction', { jurisdiction: undefined }],
    ['a short jurisdiction', { jurisdiction: '340111' }],
    ['a grid for a jurisdiction', { jurisdiction: '340111400001001' }],
    ['no whole division', { jurisdiction: '000000000000' }],
    ['another level than its code', { level: 'street' }],
    ['no level', { level: undefined }],
    ['no post that can be read', { posts: ['grid-worker@3401114000010'] }],
    ['posts that are one text', { posts: 'grid-worker@340111400001001' }],
    ['several jurisdictions', { jurisdiction: ['340111000000'] }],
  ])('with %s has no access', (_, claims) => {
    expect(readIdentity({ ...standing, exp: 2_000_000_000, ...claims })).toBeNull();
  });

  it('has no post that is not written as one', () => {
    const { posts } = identity({
      posts: ['root@340111000000', 'inspector', 'inspector@3401', 7, 'inspector@340111000000 ', 'auditor@340111000000'],
    });
    expect(posts).toEqual([{ role: 'auditor', node: '340111000000' }]);
  });
});
