import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Schema } from 'mongoose';
import { readConfig } from '../src/config.ts';
import { collection } from '../src/index.ts';
import { boot } from '../src/inside.ts';
import { logOf } from '../src/log.ts';
import { subgraph } from './people/subgraph.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const whole = {
  LINLI_MONGODB_URI: 'mongodb://127.0.0.1/',
  LINLI_GATEWAY_KEYS: String(publicKey.export({ type: 'spki', format: 'pem' })),
  LINLI_SERVICE_KEYS: `cases\n${String(publicKey.export({ type: 'spki', format: 'pem' }))}`,
  LINLI_SERVICE_KEY: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
  LINLI_CURSOR_SECRET: 'thirty-two characters and some more',
};
const wrong = (env: object): string => {
  try {
    readConfig(env as never);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the settings', () => {
  it('that are missing or wrong are named all at once, and none is quoted', () => {
    const said = wrong({
      LINLI_PORT: 'eighty',
      LINLI_SERVICE_KEY: 'hush',
      LINLI_PEERS: '{"a":1}',
      LINLI_LOG_LEVEL: 'x',
    });
    for (const name of [
      'MONGODB_URI',
      'GATEWAY_KEYS',
      'SERVICE_KEYS',
      'SERVICE_KEY',
      'CURSOR_SECRET',
      'PORT',
      'PEERS',
      'LOG_LEVEL',
    ])
      expect(said).toContain(`LINLI_${name}`);
    expect(said).not.toMatch(/eighty|hush/);
  });

  it('come from files too, as containers are handed their secrets', () => {
    const folder = mkdtempSync(join(tmpdir(), 'linli-settings-'));
    const path = join(folder, 'cursor.secret');
    writeFileSync(path, 'thirty-two other characters and more\n');
    const { LINLI_CURSOR_SECRET: text, ...others } = whole;
    expect(readConfig({ ...others, LINLI_CURSOR_SECRET_FILE: path }).cursorSecret).toBe(
      'thirty-two other characters and more',
    );
    expect(wrong({ ...others, LINLI_CURSOR_SECRET: text, LINLI_CURSOR_SECRET_FILE: path })).toContain(
      'LINLI_CURSOR_SECRET and its _FILE are both set',
    );
    expect(wrong({ ...others, LINLI_CURSOR_SECRET_FILE: join(folder, 'none') })).toContain(
      'LINLI_CURSOR_SECRET has a _FILE that cannot be read',
    );
    rmSync(folder, { recursive: true });
  });

  it('give each service keys of its own, two while one is turned, and none without its name', () => {
    const other = String(generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' }));
    const { LINLI_SERVICE_KEYS: one } = whole;
    const { serviceKeys } = readConfig({ ...whole, LINLI_SERVICE_KEYS: `${one}${one}party-building\n${other}` });
    expect([...serviceKeys].map(([name, keys]) => [name, keys.length])).toEqual([
      ['cases', 2],
      ['party-building', 1],
    ]);
    for (const nameless of [other, `${one}${other}`, `Cases\n${other}`, 'cases\n'])
      expect(wrong({ ...whole, LINLI_SERVICE_KEYS: nameless })).toContain('LINLI_SERVICE_KEYS holds');
  });

  it('of a sample are refused in production alone', () => {
    const sample = { ...whole, LINLI_CURSOR_SECRET: 'development-only, and long enough to pass' };
    expect(wrong(sample)).toBe('');
    expect(wrong({ ...sample, NODE_ENV: 'production' })).toContain('LINLI_CURSOR_SECRET is a sample secret');
    expect(wrong({ ...whole, NODE_ENV: 'production' })).toBe('');
    expect(readConfig(whole)).toMatchObject({ host: '127.0.0.1', port: 0, logLevel: 'info', peers: {} });
  });
});

describe('the keys that fields are sealed with', () => {
  const bytes = (text: string) => Buffer.from(text.padEnd(32, '.')).toString('base64');
  const good = () => randomBytes(32).toString('base64');
  const withRing = (ring: string, more: object = {}) => wrong({ ...whole, LINLI_FIELD_KEYS: ring, ...more });

  it('come newest first, from the setting or from a file', () => {
    const ring = `k2:${good()}, k1:${good()}`;
    const { fieldKeys, blindKey } = readConfig({ ...whole, LINLI_FIELD_KEYS: ring, LINLI_BLIND_KEY: good() });
    expect([fieldKeys?.newest().id, fieldKeys?.all().map(({ id }) => id)]).toEqual(['k2', ['k2', 'k1']]);
    expect(blindKey?.symmetricKeySize).toBe(32);
    expect(readConfig(whole)).toMatchObject({
      fieldKeys: null,
      blindKey: null,
      lookupsAMinute: 30,
      lookupsADay: 300,
      revealsADay: 5_000,
    });
    expect(withRing('file:/nowhere/at/all')).toContain('LINLI_FIELD_KEYS is wrong');
  });

  it.each([
    ['too short a key', `k1:${Buffer.from('short').toString('base64')}`, 'no 32 bytes'],
    ['a key without a name', good(), 'no id'],
    ['a name with a bar', `a|b:${good()}`, 'no id'],
    ['two of one name', `k1:${good()},k1:${good()}`, 'twice'],
  ])('are refused with %s', (_, ring, why) => {
    expect(withRing(ring)).toContain(why);
    expect(withRing(ring)).not.toContain(ring);
  });

  it.each(['development-only', 'aaaaaaaaaaaaaaaa', 'changeme'])(
    'of a sample (%s) are refused in production',
    (text) => {
      expect(withRing(`k1:${bytes(text)}`)).toBe('');
      expect(withRing(`k1:${bytes(text)}`, { NODE_ENV: 'production' })).toContain('sample secret');
      expect(wrong({ ...whole, LINLI_BLIND_KEY: bytes(text), NODE_ENV: 'production' })).toContain('sample secret');
      expect(withRing(`k1:${good()}`, { NODE_ENV: 'production' })).toBe('');
    },
  );
});

describe('a schema with code in it', () => {
  const text = () => new Schema({ text: String });
  const within = text();
  within.methods['peek'] = () => null;
  it.each([
    ['a method', () => text().method('peek', () => null)],
    ['a static', () => text().static('all', () => null)],
    ['a hook', () => text().pre('save', () => undefined)],
    ['a virtual', () => withVirtual()],
    ['a default that runs', () => new Schema({ text: { type: String, default: () => 'x' } })],
    ['a validator', () => new Schema({ text: { type: String, validate: { validator: () => true } } })],
    ['a transform', () => new Schema({ text: { type: String, transform: () => 'x' } })],
    ['a getter in a list', () => new Schema({ texts: [{ type: String, get: () => 'x' }] })],
    ['a method of a schema inside it', () => new Schema({ inner: within })],
    ['a method of a schema in a list', () => new Schema({ inner: [within] })],
  ])('is refused: %s', (_, made) => {
    expect(() => collection('texts', made() as never, { entity: 'Text' })).toThrow('fields and indexes only');
  });

  function withVirtual(): Schema {
    const schema = new Schema({ text: String });
    schema.virtual('twice').get(() => 2);
    return schema;
  }
});

describe('a second collection of a type whose rows may count a class higher', () => {
  it('is refused at the start: it would say that none of them does', async () => {
    const schema = new Schema({ name: String });
    const second = collection('shadows', schema, { entity: 'Person' });
    const shadowed = { ...subgraph, collections: [...subgraph.collections, second] };
    const settings = { mongodbUri: 'mongodb://127.0.0.1:9/', cursorSecret: 'x'.repeat(32) };
    const starting = boot(shadowed, { ...settings, log: logOf({ level: 'silent', name: 'people' }) });
    await expect(starting).rejects.toThrow('Several collections call their rows Person');
  });
});
