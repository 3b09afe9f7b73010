/** The password of every sample login in the realm file. */
export const SAMPLE_PASSWORD = 'Linli-2026!dev';

interface Answer {
  readonly access_token?: string;
  readonly expires_in?: number;
  readonly error_description?: string;
}

/** Tokens from an identity, kept until shortly before they end. */
export interface Logins {
  /** As one of the sample people. */
  person(username: string): Promise<string>;
  /** As an application, with the rights it asks for. */
  service(clientId: string, scopes?: readonly string[]): Promise<string>;
}

// Secrets of the sample applications, as the realm file has them.
const secretOf = (clientId: string): string => `dev-${clientId}-secret-change-me`;

const MARGIN = 30;

/** Asks an issuer for tokens as scripts and tests do: without a browser. */
export function loginsAt(issuer: string): Logins {
  const kept = new Map<string, { readonly token: string; readonly until: number }>();
  const ask = async (asked: Readonly<Record<string, string>>): Promise<string> => {
    const body = new URLSearchParams(asked);
    const known = kept.get(body.toString());
    if (known && known.until > Date.now()) return known.token;
    const response = await fetch(`${issuer}/protocol/openid-connect/token`, { method: 'POST', body });
    const { access_token: token, expires_in: seconds = 0, error_description: why } = (await response.json()) as Answer;
    if (!token) throw new Error(`${asked['username'] ?? asked['client_id']} got no token: ${why}`);
    kept.set(body.toString(), { token, until: Date.now() + (seconds - MARGIN) * 1000 });
    return token;
  };
  return {
    person: (username) =>
      ask({ grant_type: 'password', client_id: 'dev-cli', scope: 'openid', username, password: SAMPLE_PASSWORD }),
    service: (clientId, scopes = []) =>
      ask({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: secretOf(clientId),
        // Keycloak takes an empty list for a list of unknown ones.
        ...(scopes.length > 0 ? { scope: scopes.join(' ') } : {}),
      }),
  };
}
