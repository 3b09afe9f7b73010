import type { Provider } from '../oidc.ts';
import { sendHtml, sendJson, type Visit } from '../http.ts';
import type { Realm } from '../realm.ts';

/** Frames stand inside the console, so its origins, and no others, may hold them. */
function allowFraming({ res }: Visit, realm: Realm): void {
  const holders = ["'self'", ...realm.origins].join(' ');
  const policy = `default-src 'none'; script-src 'unsafe-inline'; connect-src 'self'; frame-ancestors ${holders}`;
  res.setHeader('content-security-policy', policy);
}

const PROBE = 'KEYCLOAK_3P_COOKIE';

/** The two pages by which keycloak-js learns whether cookies reach a frame. */
export function cookieProbe(visit: Visit, realm: Realm, base: string): void {
  const { req, res, path } = visit;
  allowFraming(visit, realm);
  const isFirst = path.endsWith('/step1.html');
  const arrived = (req.headers.cookie ?? '').includes(`${PROBE}=supported`);
  const ending = isFirst ? 'supported; SameSite=Lax' : '; Max-Age=0';
  res.setHeader('set-cookie', `${PROBE}=${ending}; Path=${base}/`);
  const verdict = arrived ? 'supported' : 'unsupported';
  const script = isFirst ? "location.replace('step2.html')" : `parent.postMessage('${verdict}', '*')`;
  sendHtml(res, `<!doctype html><title>cookies</title><script>${script}</script>`);
}

// keycloak-js posts "client session"; the answer is one word. The server is asked, because the cookie is not readable.
const watcher = `<!doctype html><title>session</title><script>
addEventListener('message', async ({ data, source, origin }) => {
  const [client, session, ...rest] = typeof data === 'string' ? data.split(' ') : [];
  if (session === undefined || rest.length > 0 || source !== parent) return;
  const query = new URLSearchParams({ client_id: client, origin, session });
  const answer = await fetch('login-status-iframe.html/status?' + query).catch(() => undefined);
  source.postMessage(answer?.ok ? (await answer.json()).status : 'error', origin);
});
</script>`;

/** The frame by which a tab learns that another tab signed out, and what it asks. */
export async function sessionFrame(visit: Visit, realm: Realm, provider: Provider): Promise<void> {
  const { req, res, path, query } = visit;
  if (path.endsWith('.html')) {
    allowFraming(visit, realm);
    return sendHtml(res, watcher);
  }
  const client = realm.clients.get(query.get('client_id') ?? '');
  if (!client?.webOrigins?.includes(query.get('origin') ?? '')) return void res.writeHead(403).end();
  if (path.endsWith('/init')) return void res.writeHead(204).end();
  const session = await provider.Session.get(provider.createContext(req, res));
  const current = session.accountId ? session.uid : '';
  return sendJson(res, { status: current === (query.get('session') ?? '') ? 'unchanged' : 'changed' });
}
