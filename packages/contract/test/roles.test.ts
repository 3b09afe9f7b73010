import {
  isRole,
  opens,
  ownToTheGateway,
  permissions,
  permissionsOf,
  purposes,
  readPost,
  roles,
  serviceRoles,
  writePost,
} from '../src/index.ts';

describe('the roles', () => {
  it('allow only what is a permission', () => {
    const unknown = Object.values(roles).flatMap(({ may }) => may.filter((each) => !Object.hasOwn(permissions, each)));
    expect(unknown).toEqual([]);
  });

  it('leave no permission that nobody holds, but those that are the gateway’s own', () => {
    const held = permissionsOf(Object.keys(roles).filter(isRole));
    expect(Object.keys(permissions).filter((each) => !held.has(each as never))).toEqual([...ownToTheGateway]);
  });

  it('keep administration and audit apart', () => {
    expect(permissionsOf(['district-admin']).has('audit.read')).toBe(false);
    expect([...permissionsOf(['auditor'])]).toEqual(['jurisdiction.read', 'audit.read', 'access-log.read']);
  });

  it('name the services among themselves', () => {
    expect(serviceRoles.every(isRole)).toBe(true);
  });
});

describe('a post', () => {
  it.each(['grid-worker@340111400001001', 'dept-handler:urban-management@340111400000', 'district-admin@340111000000'])(
    'is read and written alike: %s',
    (text) => {
      const post = readPost(text);
      expect(post && writePost(post)).toBe(text);
    },
  );

  it.each([
    '',
    'mayor@340111000000',
    'grid-worker@3401114',
    'grid-worker@340111400000 ',
    'grid-worker',
    '@340111000000',
    'grid-worker@340111400000@1',
    '__proto__@340111000000',
  ])('is none when it is not exactly that: "%s"', (text) => {
    expect(readPost(text)).toBeNull();
  });
});

describe('a purpose', () => {
  it('opens a class to its roles, up to its class', () => {
    expect(opens('CASE_HANDLING', ['dept-handler'], 'P2')).toBe(true);
    expect(opens('CASE_HANDLING', ['dept-handler'], 'P3')).toBe(false);
    expect(opens('CASE_HANDLING', ['auditor'], 'P2')).toBe(false);
  });

  it('never opens what is sealed, and statistics open nothing', () => {
    for (const purpose of Object.keys(purposes) as (keyof typeof purposes)[])
      expect(opens(purpose, Object.keys(roles), 'P4')).toBe(false);
    expect(opens('STATISTICS', Object.keys(roles), 'P1')).toBe(false);
  });
});
