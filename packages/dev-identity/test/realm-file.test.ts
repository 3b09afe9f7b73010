import { readFile } from 'node:fs/promises';
import { isDepartment, permissions, permissionsOf, readPost, roles, serviceRoles, type Role } from '@linli/contract';
import { isWithin, levelOf } from '@linli/vocabulary';
import { openRealm } from '../src/realm.ts';
import type { User } from '../src/realm-file.ts';
import { PASSWORD, realmFile } from './place.ts';

const file = await realmFile();
const users = file.users ?? [];
const only = (user: User, name: string): string => user.attributes?.[name]?.join() ?? '';
const postsOf = (user: User) => (user.attributes?.['posts'] ?? []).map((text) => readPost(text));
const rights = new Set(Object.keys(permissions));

describe('the realm file', () => {
  it('has the roles of the contract and no others', () => {
    expect(file.roles?.realm?.map((role) => role.name)).toEqual(Object.keys(roles));
  });

  it('has one scope per permission of the contract', () => {
    const bases = ['basic', 'profile', 'roles', 'web-origins', 'linli'];
    expect(file.clientScopes?.map((scope) => scope.name)).toEqual([...bases, ...Object.keys(permissions)]);
  });

  it('holds nothing the development identity would not honour', () => {
    expect(() => openRealm(file)).not.toThrow();
  });

  it('shows the console every role a person can hold', () => {
    const people = Object.keys(roles).filter((role) => !serviceRoles.includes(role as Role));
    expect(file.scopeMappings).toEqual([{ client: 'web-admin', roles: people }]);
  });

  it('declares every attribute it uses, so that Keycloak keeps it, and lets only admins change it', async () => {
    const raw = file as unknown as { components: Record<string, { config: Record<string, string[]> }[]> };
    const [profile] = raw.components['org.keycloak.userprofile.UserProfileProvider'] ?? [];
    const declared = JSON.parse(profile?.config['kc.user.profile.config']?.[0] ?? '{}') as {
      attributes: { name: string; permissions: { edit: string[] } }[];
    };
    const editors = new Map(declared.attributes.map(({ name, permissions }) => [name, permissions.edit]));
    const used = new Set(users.flatMap((user) => Object.keys(user.attributes ?? {})));
    expect([...used].map((name) => editors.get(name))).toEqual([...used].map(() => ['admin']));
  });

  it('has its logins listed in the README', async () => {
    const readme = await readFile(new URL('../README.md', import.meta.url), 'utf8');
    const rows = users.map((user) => {
      const posts = (user.attributes?.['posts'] ?? []).map((post) => `\`${post}\``).join(', ');
      return `\`${user.username}\` ${only(user, 'displayName')} ${only(user, 'jurisdiction')} ${posts}`;
    });
    const listed = readme.split('\n').filter((line) => line.startsWith('| `'));
    expect(
      listed.map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim())
          .join(' '),
      ),
    ).toEqual(rows);
  });

  it('has somebody in every role', () => {
    const held = new Set(users.flatMap((user) => user.realmRoles ?? []));
    expect(Object.keys(roles).filter((role) => !held.has(role))).toEqual([]);
  });
});

it('sends nobody but the one with two posts outside their own node', () => {
  const outside = users.filter((user) =>
    postsOf(user).some((post) => !post || !isWithin(post.node, only(user, 'jurisdiction'))),
  );
  expect(outside.map(({ username }) => username)).toEqual(['dual-post']);
});

describe.each(users.map((user) => [user.username, user] as const))('%s', (_, user) => {
  const jurisdiction = only(user, 'jurisdiction');

  it('stands at one whole node, at the level its code says', () => {
    expect(jurisdiction).toMatch(/^\d{12}$/);
    expect(only(user, 'level')).toBe(levelOf(jurisdiction).toLowerCase());
  });

  it('holds readable posts, the first inside that node, and their roles', () => {
    const posts = postsOf(user);
    expect(posts.every((post) => post !== undefined)).toBe(true);
    expect(isWithin(posts[0]?.node ?? '', jurisdiction)).toBe(true);
    expect([...new Set(posts.map((post) => post?.role))]).toEqual(user.realmRoles);
    expect(posts.every((post) => post?.department === undefined || isDepartment(post.department))).toBe(true);
  });

  it('signs in with the sample password, or is an account of a client', () => {
    const passwords = user.credentials?.map(({ value }) => value);
    expect(user.serviceAccountClientId ? passwords : passwords?.join()).toBe(
      user.serviceAccountClientId ? undefined : PASSWORD,
    );
  });
});

describe.each(
  file.clients.filter((client) => client.serviceAccountsEnabled).map((client) => [client.clientId, client] as const),
)('the service client %s', (clientId, client) => {
  it('may ask for what its role may do, and for nothing more', () => {
    const account = users.find((user) => user.serviceAccountClientId === clientId);
    const may = [...permissionsOf((account?.realmRoles ?? []) as Role[])];
    expect(client.optionalClientScopes).toEqual(may);
    expect(client.defaultClientScopes?.filter((scope) => rights.has(scope))).toEqual([]);
  });
});
