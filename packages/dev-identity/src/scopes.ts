import type { Client, ClientScope } from './realm-file.ts';
import type { Realm } from './known-realm.ts';

const defaultsOf = (realm: Realm, client: Client): readonly string[] =>
  client.defaultClientScopes ?? realm.file.defaultDefaultClientScopes ?? [];

/** Every scope a client may name. */
export const scopeNames = (realm: Realm, client: Client): readonly string[] => [
  ...defaultsOf(realm, client),
  ...(client.optionalClientScopes ?? []),
];

/** The scopes in force: the client's own, and the optional ones it asked for. */
export function scopesOf(realm: Realm, client: Client, requested: Iterable<string>): readonly ClientScope[] {
  const asked = [...requested].filter((name) => client.optionalClientScopes?.includes(name));
  const names = new Set([...defaultsOf(realm, client), ...asked]);
  return [...names].flatMap((name) => realm.scopes.get(name) ?? []);
}

/** The `scope` of a token: some scopes carry claims only and are not named in it. */
export function scopeText(realm: Realm, client: Client, requested: Iterable<string>): string {
  const asked = [...requested];
  const named = scopesOf(realm, client, asked).filter((s) => s.attributes?.['include.in.token.scope'] !== 'false');
  return [...(asked.includes('openid') ? ['openid'] : []), ...named.map((scope) => scope.name)].join(' ');
}

/** Scopes asked for that the client does not have. */
export function foreignScopes(realm: Realm, client: Client, requested: Iterable<string>): readonly string[] {
  const known = new Set(['openid', ...scopeNames(realm, client)]);
  return [...requested].filter((name) => !known.has(name));
}
