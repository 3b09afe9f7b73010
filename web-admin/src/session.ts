import { readPost, type Post } from '@linli/contract';
import type Keycloak from 'keycloak-js';
import { actAt } from './post.ts';
import { settings } from './settings.ts';

/** The one seam to the identity service. A public page never opens it. */
export interface Session {
  readonly isSignedIn: boolean;
  readonly account: string;
  /** Posts as the token lists them; what they allow here, the API says. */
  readonly posts: readonly Post[];
}

const isText = (value: unknown): value is string => typeof value === 'string';

let started: Promise<Keycloak> | undefined;

async function startKeycloak(): Promise<Keycloak> {
  const [{ default: Client }, { identityUrl, realm, clientId }] = await Promise.all([
    import('keycloak-js'),
    settings(),
  ]);
  const keycloak = new Client({ url: identityUrl, realm, clientId });
  keycloak.onAuthLogout = () => location.reload();
  await keycloak.init({
    onLoad: 'check-sso',
    pkceMethod: 'S256',
    silentCheckSsoRedirectUri: `${location.origin}/silent-sign-in.html`,
  });
  return keycloak;
}

function keycloak(): Promise<Keycloak> {
  started ??= startKeycloak().catch((cause: unknown) => {
    started = undefined; // so that asking again starts again
    throw cause;
  });
  return started;
}

export async function openSession(): Promise<Session> {
  const { authenticated, tokenParsed = {} } = await keycloak();
  const name: unknown = tokenParsed['preferred_username'];
  const posts: unknown = tokenParsed['posts'];
  return {
    isSignedIn: authenticated,
    account: isText(name) ? name : '',
    posts: (Array.isArray(posts) ? posts : []).filter(isText).flatMap((text) => readPost(text) ?? []),
  };
}

/** A token that is good for the next half minute; none when nobody is signed in. */
export async function freshToken(): Promise<string | null> {
  if (!started) return null;
  const client = await keycloak();
  if (!client.authenticated) return null;
  try {
    await client.updateToken(30);
  } catch {
    return null;
  }
  return client.token ?? null;
}

export const signIn = async (path: string, locale: string): Promise<void> =>
  (await keycloak()).login({ redirectUri: `${location.origin}${path}`, locale });

export async function signOut(): Promise<void> {
  actAt(null);
  await (await keycloak()).logout({ redirectUri: `${location.origin}/` });
}
