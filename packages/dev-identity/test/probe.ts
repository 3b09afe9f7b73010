import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';

// The smallest console: keycloak-js byte for byte as it is published, and what it says written where a test can read it.
const console_ = `<!doctype html><html lang="en"><title>probe</title><script type="module">
import Keycloak from '/keycloak.js';
const query = new URLSearchParams(location.search);
const remember = (name) => { if (query.has(name)) sessionStorage.setItem(name, query.get(name)); return sessionStorage.getItem(name); };
const mode = remember('mode');
const kc = (window.kc = new Keycloak({ url: remember('idp'), realm: 'linli', clientId: 'web-admin' }));
window.events = [];
for (const event of ['onAuthSuccess', 'onAuthError', 'onAuthRefreshError', 'onAuthLogout']) kc[event] = () => window.events.push(event);
const options = { onLoad: mode === 'login' ? 'login-required' : 'check-sso', pkceMethod: 'S256', checkLoginIframeInterval: 1 };
if (mode === 'silent') options.silentCheckSsoRedirectUri = location.origin + '/silent.html';
window.ready = await kc.init(options).then((authenticated) => ({ authenticated }), (error) => ({ error: String(error?.message ?? JSON.stringify(error)) }));
</script></html>`;

const silent =
  '<!doctype html><title>silent</title><script>parent.postMessage(location.href, location.origin)</script>';

/** An application that signs in with keycloak-js. */
export interface Probe {
  readonly port: number;
  readonly origin: string;
  close(): Promise<void>;
}

export async function serveProbe(): Promise<Probe> {
  const library = await readFile(createRequire(import.meta.url).resolve('keycloak-js'));
  const html = 'text/html; charset=utf-8';
  const files = new Map<string, readonly [type: string, body: string | Buffer]>([
    ['/', [html, console_]],
    ['/silent.html', [html, silent]],
    ['/keycloak.js', ['text/javascript', library]],
  ]);
  const server = createServer((req, res) => {
    const [type, body] = files.get((req.url ?? '/').split('?')[0] ?? '/') ?? [];
    res.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()));
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise<void>((done) => server.close(() => done()).closeAllConnections());
  return { port, origin: `http://127.0.0.1:${port}`, close };
}
