// Keycloak's paths, below `/realms/{realm}`.
const OIDC = '/protocol/openid-connect';

/** Those the provider answers, under the names it has for them. */
export const routes = {
  authorization: `${OIDC}/auth`,
  token: `${OIDC}/token`,
  userinfo: `${OIDC}/userinfo`,
  jwks: `${OIDC}/certs`,
  introspection: `${OIDC}/token/introspect`,
  revocation: `${OIDC}/revoke`,
  end_session: `${OIDC}/logout`,
} as const;

export const paths = {
  ...routes,
  oidc: OIDC,
  sessionFrame: `${OIDC}/login-status-iframe.html`,
  cookieProbe: `${OIDC}/3p-cookies`,
  login: '/login-actions/authenticate',
  account: '/account',
} as const;

/** Whether a realm's pattern allows an address: equal, or the start before a trailing `*` without climbing out of it. */
export function isAllowed(patterns: readonly string[], address: string): boolean {
  if (/[\s\\]|%2e|\/\.\.?(\/|$)/i.test(address)) return false;
  return patterns.some((pattern) =>
    pattern.endsWith('*') ? address.startsWith(pattern.slice(0, -1)) : address === pattern,
  );
}
