import { bearerOf, sendJson, type Visit } from '../http.ts';
import { unwrap, type Mint } from '../tokens.ts';

/** What keycloak-js calls the user profile: the person behind a token, as Keycloak's account service shows them. */
export async function accountOf(mint: Mint, { req, res }: Visit): Promise<void> {
  const { realm, provider } = mint;
  const origin = req.headers.origin;
  if (origin !== undefined && realm.origins.has(origin)) {
    res.setHeader('access-control-allow-origin', origin);
    res.setHeader('access-control-allow-credentials', 'true');
    res.setHeader('access-control-allow-headers', 'authorization, content-type, accept');
    res.setHeader('vary', 'Origin');
  }
  if (req.method === 'OPTIONS') return void res.writeHead(204).end();
  const token = await provider.AccessToken.find(await unwrap(mint, bearerOf(req)));
  const user = token?.accountId ? realm.users.get(token.accountId) : undefined;
  if (!user) return sendJson(res, { error: 'HTTP 401 Unauthorized' }, 401);
  const { id, username, firstName, lastName, email, emailVerified = false, attributes = {} } = user;
  return sendJson(res, { id, username, firstName, lastName, email, emailVerified, attributes });
}
