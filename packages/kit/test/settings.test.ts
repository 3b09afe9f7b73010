import { generateKeyPairSync } from 'node:crypto';
import { Schema } from 'mongoose';
import { readConfig } from '../src/config.ts';
import { collection } from '../src/index.ts';

const { publicKey, privateKey } = generateKeyPairSync('ed25519');
const whole = {
  LINLI_MONGODB_URI: 'mongodb://127.0.0.1/',
  LINLI_GATEWAY_KEYS: String(publicKey.export({ type: 'spki', format: 'pem' })),
  LINLI_SERVICE_KEYS: String(publicKey.export({ type: 'spki', format: 'pem' })),
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

  it('of a sample are refused in production alone', () => {
    const sample = { ...whole, LINLI_CURSOR_SECRET: 'development-only, and long enough to pass' };
    expect(wrong(sample)).toBe('');
    expect(wrong({ ...sample, NODE_ENV: 'production' })).toContain('LINLI_CURSOR_SECRET is a sample secret');
    expect(wrong({ ...whole, NODE_ENV: 'production' })).toBe('');
    expect(readConfig(whole)).toMatchObject({ host: '127.0.0.1', port: 0, logLevel: 'info', peers: {} });
  });
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
