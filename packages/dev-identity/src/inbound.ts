import type { IncomingMessage } from 'node:http';
import { bearerOf, readForm, withForm } from './http.ts';
import { paths } from './paths.ts';
import { unwrap, type Mint } from './tokens.ts';

type Opener = Pick<Mint, 'issuer' | 'keys'>;

const formPaths: readonly string[] = [paths.token, paths.introspection, paths.revocation];

/** Keycloak takes a client's secret in the header or in the body; the provider is set up for the body. */
function takeBasic(req: IncomingMessage, form: URLSearchParams): void {
  const basic = /^Basic (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
  if (!basic) return;
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString().split(':');
  // RFC 6749 2.3.1: both parts are form-encoded before they are joined.
  const decode = (part: string) => new URLSearchParams(`v=${part}`).get('v') ?? '';
  form.set('client_id', decode(id));
  form.set('client_secret', decode(secret.join(':')));
}

async function openField(opener: Opener, form: URLSearchParams, field: string): Promise<void> {
  const values = form.getAll(field);
  if (values.length === 1) form.set(field, await unwrap(opener, values[0] ?? ''));
}

/** A client that signs in for itself is nobody's identity: Keycloak's `openid` is let go. */
function dropOpenid(form: URLSearchParams): void {
  const scope = form.get('scope')?.split(' ') ?? [];
  if (form.get('grant_type') !== 'client_credentials' || !scope.includes('openid')) return;
  form.set('scope', scope.filter((word) => word !== 'openid').join(' '));
}

/** Turns a request for Keycloak into one for the provider: our tokens opened, the client's secret in the form. */
export async function translate(opener: Opener, req: IncomingMessage, path: string): Promise<IncomingMessage> {
  const isForm = (req.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  if (req.method === 'POST' && isForm && formPaths.includes(path)) {
    const form = await readForm(req);
    takeBasic(req, form);
    await openField(opener, form, 'refresh_token');
    await openField(opener, form, 'token');
    dropOpenid(form);
    return withForm(req, form);
  }
  const bearer = bearerOf(req);
  if (path === paths.userinfo && bearer) req.headers.authorization = `Bearer ${await unwrap(opener, bearer)}`;
  return req;
}
