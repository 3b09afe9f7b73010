import { readForm, sendJson, withForm, type Visit } from './http.ts';
import { unwrap, type Mint } from './tokens.ts';

/**
 * Ends the session behind a refresh token, the way scripts sign out of Keycloak. Any other log-out form is for the
 * provider and is handed back to be read again.
 */
export async function endByToken(
  { provider, ...opener }: Mint,
  { req, res }: Visit,
): Promise<Visit['req'] | undefined> {
  const form = await readForm(req);
  const given = form.get('refresh_token');
  if (given === null) return withForm(req, form);
  const token = await provider.RefreshToken.find(await unwrap(opener, given));
  if (!token || token.clientId !== form.get('client_id')) {
    sendJson(res, { error: 'invalid_grant', error_description: 'Invalid refresh token' }, 400);
    return undefined;
  }
  const session = token.sessionUid ? await provider.Session.findByUid(token.sessionUid) : undefined;
  await session?.destroy();
  await token.destroy();
  res.writeHead(204).end();
  return undefined;
}
