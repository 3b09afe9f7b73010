import type { IncomingMessage, RequestListener } from 'node:http';
import { endByToken } from './end-session.ts';
import { sendJson, TooLarge, type Visit } from './http.ts';
import { translate } from './inbound.ts';
import { accountOf } from './pages/account.ts';
import { cookieProbe, sessionFrame } from './pages/frames.ts';
import { loginPage } from './pages/login.ts';
import type { CheckPassword } from './passwords.ts';
import { paths } from './paths.ts';
import type { Mint } from './tokens.ts';

type Page = (visit: Visit) => Promise<void> | void;

interface Site {
  readonly mint: Mint;
  readonly base: string;
  readonly origin: string;
  readonly check: CheckPassword;
}

/** Keycloak's own pages beside OpenID, each with where its path begins. */
function pagesOf({ mint, base, origin, check }: Site): readonly (readonly [start: string, page: Page])[] {
  const { realm, provider, issuer, keys } = mint;
  const login = loginPage(provider, check, origin);
  return [
    [paths.login, login],
    [paths.sessionFrame, (visit) => sessionFrame(visit, realm, provider)],
    [paths.cookieProbe, (visit) => cookieProbe(visit, realm, base)],
    [paths.account, (visit) => accountOf(mint, visit)],
    [
      '/',
      ({ res, path }) => {
        const about = {
          realm: realm.file.realm,
          public_key: keys.publicPem,
          'token-service': `${issuer}${paths.oidc}`,
        };
        sendJson(
          res,
          path === '/' ? { ...about, 'account-service': `${issuer}${paths.account}`, 'tokens-not-before': 0 } : {},
        );
      },
    ],
  ];
}

const begins = (path: string, start: string): boolean =>
  start === '/' ? path === '/' : path === start || path.startsWith(`${start}/`);

/** The way in: health, then the realm's own pages, then the provider. */
export function routesOf(site: Site): RequestListener {
  const { mint, base, origin } = site;
  const pages = pagesOf(site);
  const provider = mint.provider.callback();
  const toProvider = (visit: Visit, req: IncomingMessage) => {
    const whole = visit.req.url ?? '/';
    provider(Object.assign(req, { originalUrl: whole, url: whole.slice(base.length) }), visit.res);
  };
  const answer = async (visit: Visit): Promise<void> => {
    const { req, path } = visit;
    const [, page] = pages.find(([start]) => begins(path, start)) ?? [];
    if (page) return page(visit);
    const isForm = (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
    const isLogout = req.method === 'POST' && path === paths.end_session && isForm;
    const inbound = isLogout ? await endByToken(mint, visit) : await translate(mint, req, path);
    if (inbound) toProvider(visit, inbound);
  };
  return (req, res) => {
    const address = req.url ?? '/';
    if (!URL.canParse(address, origin)) return sendJson(res, { error: 'invalid_request' }, 400);
    const { pathname, searchParams } = new URL(address, origin);
    if (pathname === '/health/live' || pathname === '/health/ready') return sendJson(res, { status: 'UP' });
    if (!begins(pathname, base)) return sendJson(res, { error: 'Realm does not exist' }, 404);
    const visit = { req, res, path: pathname.slice(base.length) || '/', query: searchParams };
    return void answer(visit).catch((error: unknown) => {
      if (res.headersSent) return res.destroy();
      return sendJson(res, { error: 'unknown_error' }, error instanceof TooLarge ? 413 : 500);
    });
  };
}
