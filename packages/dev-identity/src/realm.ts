import { createHash } from 'node:crypto';
import type { KnownUser, Realm } from './known-realm.ts';
import { passwordFaults } from './password-policy.ts';
import { faultsOf } from './realm-faults.ts';
import type { RealmFile } from './realm-file.ts';

export type { KnownUser, Realm } from './known-realm.ts';

// Keycloak makes up an id for a user without one; ours must be the same after every start.
function stableId(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const isEnabled = (thing: { readonly enabled?: boolean }): boolean => thing.enabled !== false;

/** Makes a realm of its file, or names everything in it that could not be honoured. */
export function openRealm(file: RealmFile): Realm {
  const faults = [...faultsOf(file), ...passwordFaults(file)];
  if (faults.length > 0) throw new Error(`realm ${file.realm} cannot be served:\n- ${faults.join('\n- ')}`);
  const users = (file.users ?? []).map((user) => ({
    ...user,
    id: user.id ?? stableId(`${file.realm}/${user.username}`),
  }));
  const clients = file.clients.filter(isEnabled);
  return {
    file,
    users: new Map(users.filter(isEnabled).map((user) => [user.id, user])),
    clients: new Map(clients.map((client) => [client.clientId, client])),
    scopes: new Map((file.clientScopes ?? []).map((scope) => [scope.name, scope])),
    origins: new Set(clients.flatMap((client) => client.webOrigins ?? [])),
  };
}

/** The person of that name; Keycloak's names do not care for case. Service accounts are nobody. */
export function findPerson(realm: Realm, username: string): KnownUser | undefined {
  const wanted = username.toLowerCase();
  return [...realm.users.values()].find((user) => user.username === wanted && !user.serviceAccountClientId);
}

/** The account a client acts as when it signs in for itself. */
export const findServiceAccount = (realm: Realm, clientId: string): KnownUser | undefined =>
  [...realm.users.values()].find((user) => user.serviceAccountClientId === clientId);
