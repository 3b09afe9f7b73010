import type { Client } from './realm-file.ts';
import type { Realm } from './realm.ts';
import { scopeNames } from './scopes.ts';

const plain = (patterns: readonly string[] = []): string[] => patterns.map((pattern) => pattern.replace(/\*$/, ''));

function grantsOf(client: Client): readonly string[] {
  const isPerson = client.standardFlowEnabled || client.directAccessGrantsEnabled;
  return [
    ...(client.standardFlowEnabled ? ['authorization_code'] : []),
    ...(client.directAccessGrantsEnabled ? ['password'] : []),
    ...(isPerson ? ['refresh_token'] : []),
    ...(client.serviceAccountsEnabled ? ['client_credentials'] : []),
  ];
}

/** The realm's clients in the words of OpenID registration. */
export const registrationsOf = (realm: Realm): readonly object[] =>
  [...realm.clients.values()].map((client) => ({
    client_id: client.clientId,
    client_name: client.name ?? client.clientId,
    ...(client.publicClient
      ? { token_endpoint_auth_method: 'none' }
      : { token_endpoint_auth_method: 'client_secret_post', client_secret: client.secret }),
    application_type: 'web',
    response_types: client.standardFlowEnabled ? ['code'] : [],
    grant_types: grantsOf(client),
    redirect_uris: client.standardFlowEnabled ? plain(client.redirectUris) : [],
    post_logout_redirect_uris: client.standardFlowEnabled ? plain(client.redirectUris) : [],
    scope: ['openid', ...scopeNames(realm, client)].join(' '),
    id_token_signed_response_alg: 'RS256',
  }));

/** Where a client may be sent back to after a log-out; `+` means wherever it may be sent after a log-in. */
export function logoutUris(client: Client | undefined): readonly string[] {
  const own = client?.attributes?.['post.logout.redirect.uris'] ?? '+';
  return own === '+' ? (client?.redirectUris ?? []) : own.split('##');
}
