import { isKnownMapper } from './claims.ts';
import type { RealmFile } from './realm-file.ts';

const scopeFaults = (file: RealmFile): string[] => {
  const known = new Set((file.clientScopes ?? []).map((scope) => scope.name));
  return file.clients.flatMap((client) =>
    [...(client.defaultClientScopes ?? []), ...(client.optionalClientScopes ?? [])]
      .filter((name) => !known.has(name))
      .map((name) => `client ${client.clientId} names the unknown scope ${name}`),
  );
};

const mapperFaults = (file: RealmFile): string[] =>
  [...(file.clientScopes ?? []), ...file.clients]
    .flatMap((holder) => holder.protocolMappers ?? [])
    .filter((mapper) => !isKnownMapper(mapper.protocolMapper))
    .map((mapper) => `mapper ${mapper.protocolMapper} is not understood`);

const userFaults = (file: RealmFile): string[] => {
  const known = new Set((file.roles?.realm ?? []).map((role) => role.name));
  return (file.users ?? []).flatMap((user) => [
    ...(user.groups?.length ? [`user ${user.username} is in a group: groups are not understood`] : []),
    ...(user.username === user.username.toLowerCase() ? [] : [`user ${user.username} is not in lower case`]),
    ...(user.realmRoles ?? [])
      .filter((role) => !known.has(role))
      .map((role) => `user ${user.username} holds the unknown role ${role}`),
  ]);
};

/** All that would be silently different from a Keycloak that imports the same file. Empty when there is nothing. */
export const faultsOf = (file: RealmFile): readonly string[] => [
  ...scopeFaults(file),
  ...mapperFaults(file),
  ...userFaults(file),
];
