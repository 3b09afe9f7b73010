import { execFileSync } from 'node:child_process';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Service {
  readonly profiles: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly secrets?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: object;
  readonly read_only?: boolean;
  readonly build?: object;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly secrets: Readonly<Record<string, { readonly file: string }>>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { services, secrets } = parse(read('docker-compose.yml'), { merge: true }) as Compose;
const subgraphs = readdirSync(join(root, 'subgraphs'));
const ours = Object.entries(services).filter(([, { build }]) => build);

// Every settings file of the product: what stands in none of them nobody reads.
const configs = [
  'gateway/src/config.ts',
  'packages/kit/src/config.ts',
  'packages/kit/src/telemetry/config.ts',
  'packages/standalone/src/config.ts',
  ...subgraphs.map((name) => `subgraphs/${name}/src/config.ts`),
].filter((path) => existsSync(join(root, path)));
const known = new Set(configs.flatMap((path) => read(path).match(/\b(LINLI|OTEL|APOLLO|NODE)_[A-Z_]+/g) ?? []));

describe('the compose file', () => {
  it('has every service of the city, each with its own program', () => {
    expect(Object.keys(services)).toEqual(expect.arrayContaining([...subgraphs, 'gateway', 'console', 'mongodb']));
    for (const name of subgraphs) expect(services[name]?.command?.at(-1)).toBe(`subgraphs/${name}/dist/main.js`);
    expect(ours.filter(([, { profiles }]) => profiles[0] === 'core')).toHaveLength(subgraphs.length + 2);
  });

  it('tells the services only what one of them reads', () => {
    const told = new Set(ours.flatMap(([, { environment = {} }]) => Object.keys(environment)));
    const unread = [...told].filter((name) => !known.has(name.replace(/_FILE$/, '')) && !known.has(name));
    expect(unread).toEqual([]);
  });

  it('tells the gateway and the subgraphs where every subgraph is', () => {
    const { LINLI_SUBGRAPHS } = services['gateway']?.environment ?? {};
    for (const addresses of [LINLI_SUBGRAPHS, ...subgraphs.map((name) => services[name]?.environment?.['LINLI_PEERS'])])
      expect(JSON.parse(addresses ?? '{}')).toEqual(
        Object.fromEntries(subgraphs.map((name) => [name, `http://${name}:4100`])),
      );
  });

  it('publishes nothing beyond this machine', () => {
    const published = Object.values(services).flatMap(({ ports = [] }) => ports);
    expect(published.length).toBeGreaterThan(3);
    expect(published.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it.each(Object.keys(services))('starts %s in its profile, after what it needs has answered', (name) => {
    const { profiles, depends_on: needs = {}, volumes = [], secrets: wanted = [] } = services[name] ?? { profiles: [] };
    expect(profiles).toHaveLength(1);
    for (const [other, { condition }] of Object.entries(needs))
      expect([other, condition !== 'service_healthy' || services[other]?.healthcheck !== undefined]).toEqual([
        other,
        true,
      ]);
    const mounted = volumes.map((volume) => volume.replace(/\$\{\w+:-([^}]+)\}/, '$1').split(':')[0] ?? '');
    const ownKey = `./secrets/service-${name}.pem`;
    expect(mounted.includes(ownKey)).toBe(subgraphs.includes(name));
    const files = mounted.filter((path) => path.startsWith('.') && path !== ownKey);
    expect(files.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(wanted.filter((secret) => !secrets[secret])).toEqual([]);
  });

  it('lets no service of ours write to its own files', () => {
    expect(ours.filter(([, { read_only: isReadOnly }]) => !isReadOnly)).toEqual([]);
  });
});

describe('the secrets of a deployment', () => {
  it('are made once, for nobody else to read, and fit together', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-secrets-'));
    const make = (): string =>
      execFileSync(process.execPath, [join(root, 'scripts/secrets.mjs'), '--out', folder]).toString();
    const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
    const all = [...Object.keys(secrets), ...subgraphs.map((name) => `service-${name}.pem`)];
    const publicOf = (name: string): string =>
      createPublicKey(createPrivateKey(text(name)))
        .export({ type: 'spki', format: 'pem' })
        .toString();
    try {
      make();
      expect(readdirSync(folder).sort()).toEqual([...all].sort());
      const before = all.map(text);
      expect(make()).toBe('Everything is there.\n');
      expect(all.map(text)).toEqual(before);
      for (const name of all) expect(statSync(join(folder, name)).mode & 0o777).toBe(0o600);
      expect(text('gateway.pub.pem')).toBe(publicOf('gateway.pem'));
      for (const name of subgraphs)
        expect(text('services.pub.pem')).toContain(`${name}\n${publicOf(`service-${name}.pem`)}`);
      expect(text('mongodb.uri')).toContain(text('mongodb.password'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
