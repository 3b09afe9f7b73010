import http from 'k6/http';
import { settings } from './settings.ts';

interface Kept {
  readonly token: string;
  readonly until: number;
}

// Each virtual user keeps its own: k6 shares nothing between them.
const kept: Record<string, Kept> = {};
const MARGIN_SECONDS = 30;

function granted(form: Record<string, string>): Kept {
  const response = http.post(`${settings.issuer}/protocol/openid-connect/token`, form, { tags: { name: 'login' } });
  if (response.status !== 200)
    throw new Error(`no token for ${form['username'] ?? form['client_id']}: ${response.body}`);
  const { access_token: token, expires_in: seconds } = response.json() as { access_token: string; expires_in: number };
  return { token, until: Date.now() + (seconds - MARGIN_SECONDS) * 1000 };
}

/** A token of a sample login, fetched anew shortly before it ends. */
export function tokenOf(username: string): string {
  const known = kept[username];
  if (known && known.until > Date.now()) return known.token;
  const form = { grant_type: 'password', client_id: 'dev-cli', scope: 'openid', username, password: settings.password };
  kept[username] = granted(form);
  return kept[username].token;
}

/** A token of an application with the rights it asks for. */
export function tokenOfApp(client: string, scope: string): string {
  const known = kept[client];
  if (known && known.until > Date.now()) return known.token;
  const secret = __ENV[`LINLI_SECRET_${client}`] || `dev-${client}-secret-change-me`;
  kept[client] = granted({ grant_type: 'client_credentials', client_id: client, client_secret: secret, scope });
  return kept[client].token;
}
