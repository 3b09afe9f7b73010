import type { Client, Mapper } from './realm-file.ts';
import { scopesOf } from './scopes.ts';
import type { KnownUser, Realm } from './known-realm.ts';

/** For whom claims are made: which token, which client, and what it asked for. */
export interface Asked {
  readonly user: KnownUser;
  readonly client: Client;
  readonly requested: Iterable<string>;
  readonly use: 'access' | 'id' | 'userinfo';
  readonly authTime?: number | undefined;
}

export type Claims = Record<string, unknown>;
type Config = Readonly<Record<string, string>>;
type Value = (asked: Asked, config: Config, realm: Realm) => unknown;

function attributeOf(user: KnownUser, name: string): readonly string[] {
  if (name === 'username') return [user.username];
  if (name === 'email') return user.email ? [user.email] : [];
  return user.attributes?.[name] ?? [];
}

/** A client without full scope shows only the roles mapped to it. */
function rolesSeen({ user, client }: Asked, realm: Realm): readonly string[] {
  const held = user.realmRoles ?? [];
  if (client.fullScopeAllowed ?? true) return held;
  const mapped = (realm.file.scopeMappings ?? []).filter((mapping) => mapping.client === client.clientId);
  return held.filter((role) => mapped.some((mapping) => mapping.roles.includes(role)));
}

const attribute: Value = ({ user }, config) => {
  const values = attributeOf(user, config['user.attribute'] ?? '');
  return config['multivalued'] === 'true' ? values : values[0];
};

// Keycloak's mapper ids, each with the value it puts under `claim.name` (or under the name it always uses).
const mappers: Readonly<Record<string, { readonly claim?: string; readonly value: Value }>> = {
  'oidc-sub-mapper': { claim: 'sub', value: ({ user }) => user.id },
  'oidc-usermodel-attribute-mapper': { value: attribute },
  'oidc-hardcoded-claim-mapper': { value: (_, config) => config['claim.value'] },
  'oidc-full-name-mapper': {
    claim: 'name',
    value: ({ user }) => [user.firstName, user.lastName].filter(Boolean).join(' ') || undefined,
  },
  'oidc-usermodel-realm-role-mapper': { value: (asked, _, realm) => rolesSeen(asked, realm) },
  'oidc-allowed-origins-mapper': { claim: 'allowed-origins', value: ({ client }) => client.webOrigins },
  'oidc-usersessionmodel-note-mapper': {
    value: ({ authTime }, config) => (config['user.session.note'] === 'AUTH_TIME' ? authTime : undefined),
  },
  'oidc-audience-mapper': {
    claim: 'aud',
    value: (_, config) => config['included.client.audience'] ?? config['included.custom.audience'],
  },
};

export const isKnownMapper = (id: string): boolean => Object.hasOwn(mappers, id);

/** Puts a value at `realm_access.roles` or the like; `\.` is a dot that does not divide. */
function put(claims: Claims, name: string, value: unknown): void {
  const path = name.split(/(?<!\\)\./).map((step) => step.replaceAll('\\.', '.'));
  const last = path.pop() ?? name;
  let place = claims;
  for (const step of path) place = (place[step] ??= {}) as Claims;
  place[last] = value;
}

const isEmpty = (value: unknown): boolean => value === undefined || (Array.isArray(value) && value.length === 0);

/** What the mappers of the client's scopes say about a user, in the shape Keycloak gives it. */
export function claimsFor(realm: Realm, asked: Asked): Claims {
  const holders = [...scopesOf(realm, asked.client, asked.requested), asked.client];
  const asks = ({ config }: Mapper) => config?.[`${asked.use}.token.claim`] === 'true';
  const claims: Claims = {};
  for (const { protocolMapper, config = {} } of holders
    .flatMap((holder) => holder.protocolMappers ?? [])
    .filter(asks)) {
    const mapper = mappers[protocolMapper];
    const value = mapper?.value(asked, config, realm);
    if (!isEmpty(value)) put(claims, mapper?.claim ?? config['claim.name'] ?? '', value);
  }
  return claims;
}
