import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environment, type Environment } from './config.ts';
import { sendJson } from './http.ts';
import { loadKeys } from './keys.ts';
import { dress } from './outbound.ts';
import { registerPasswordGrant } from './password-grant.ts';
import { passwordsOf } from './passwords.ts';
import { buildProvider } from './provider.ts';
import { readRealmFile } from './realm-file.ts';
import { openRealm, type Realm } from './realm.ts';
import { routesOf } from './routes.ts';
import { openStore, sweep, type Store } from './store.ts';

/** Where an identity finds its realm and keeps what must outlive a restart. */
export interface IdentityOptions {
  readonly realmFile: string | URL;
  readonly dataDir: string;
  /** 0 takes a free port. */
  readonly port: number;
  readonly host?: string;
  /** How browsers reach it, when that is not `http://{host}:{port}`. It is part of the issuer in every token. */
  readonly publicUrl?: string;
  readonly environment?: Environment;
}

/** An identity that answers. */
export interface Identity {
  readonly issuer: string;
  readonly port: number;
  close(): Promise<void>;
}

const SWEEP_EVERY = 60_000;

function refuseInProduction({ isProduction, isAllowed }: Environment): void {
  if (isProduction && !isAllowed) {
    throw new Error(
      'The development identity does not start in production: use Keycloak, or set LINLI_ALLOW_DEV_IDENTITY=true.',
    );
  }
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port));
  });

/** The realm behind its address; its pages, tokens and log-ins. */
async function siteOf(
  realm: Realm,
  store: Store,
  origin: string,
): Promise<{ issuer: string; listener: RequestListener }> {
  const base = `/realms/${realm.file.realm}`;
  const issuer = `${origin}${base}`;
  const keys = await loadKeys(store);
  const check = passwordsOf(realm, store);
  const provider = buildProvider({ issuer, base, realm, keys, store });
  provider.proxy = origin.startsWith('https:');
  const mint = { issuer, realm, keys, provider };
  provider.use(dress(mint));
  registerPasswordGrant(provider, realm, check);
  return { issuer, listener: routesOf({ mint, base, origin, check }) };
}

/** Starts the identity of a machine that has no Keycloak. Throws when it must not, or cannot, serve the realm. */
export async function startIdentity(options: IdentityOptions): Promise<Identity> {
  refuseInProduction(options.environment ?? environment());
  const realm = openRealm(readRealmFile(options.realmFile));
  const store = openStore(options.dataDir);
  let listener: RequestListener = (_, res) => sendJson(res, { status: 'DOWN' }, 503);
  const server = createServer((req, res) => listener(req, res));
  const { host = '127.0.0.1' } = options;
  try {
    const port = await listen(server, options.port, host);
    const origin = options.publicUrl?.replace(/\/$/, '') ?? `http://${host}:${port}`;
    const site = await siteOf(realm, store, origin);
    listener = site.listener;
    const clean = () => void sweep(store, Math.floor(Date.now() / 1000));
    clean();
    const sweeper = setInterval(clean, SWEEP_EVERY).unref();
    const close = async () => {
      clearInterval(sweeper);
      await new Promise((done) => server.close(done).closeAllConnections());
      await store.root.close();
    };
    return { issuer: site.issuer, port, close };
  } catch (error) {
    server.close();
    await store.root.close();
    throw error;
  }
}
