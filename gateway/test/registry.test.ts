import { buildSchema, parse } from 'graphql';
import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

let city: World;
let gate: Door;

beforeAll(async () => {
  city = await world();
  gate = await door([city.population, city.cases], { production: true });
});

afterAll(async () => {
  await gate.close();
  await city.stop();
});

const developer = {
  sub: 'u-dev',
  realm_access: { roles: ['vendor-developer'] },
  posts: ['vendor-developer@340111000000'],
};

const read = async (path: string, as: object | null = developer, headers: Record<string, string> = {}) => {
  const token = as ? { authorization: `Bearer ${await gate.issuer.token(as as never)}` } : {};
  const response = await fetch(gate.url + path, { headers: { ...token, ...headers } });
  return { status: response.status, tag: response.headers.get('etag') ?? '', text: await response.text() };
};

describe('a vendor’s developer, where introspection is closed', () => {
  it('reads the graph as a document that a client can be made of', async () => {
    const asked = await gate.ask('{ __schema { queryType { name } } }');
    expect(asked.errors[0]?.extensions['code']).toBe('INTROSPECTION_CLOSED');
    const { status, text } = await read('/schema');
    expect(status).toBe(200);
    const fields = buildSchema(text).getQueryType()?.getFields() ?? {};
    expect(Object.keys(fields)).toEqual(expect.arrayContaining(['people', 'cases', 'rateLimit']));
    expect(fields['people']?.description).toBe('Everybody.');
    expect(text).not.toContain('join__');
  });

  it('is not sent again what they have', async () => {
    const { tag } = await read('/schema');
    const again = await read('/schema', developer, { 'if-none-match': `"other", W/${tag}` });
    expect([again.status, again.text]).toEqual([304, '']);
    expect((await read('/schema', developer, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('reads of which subgraphs it is made, and each one’s schema', async () => {
    const { text } = await read('/schema/subgraphs');
    const { version, subgraphs } = JSON.parse(text) as { version: string; subgraphs: { name: string; hash: string }[] };
    expect(`"${version}"`).toBe((await read('/schema')).tag);
    expect(subgraphs.map(({ name }) => name)).toEqual(['population', 'cases', 'gateway']);
    const own = await read('/schema/subgraphs/population');
    expect(own.tag).toBe(`"${subgraphs[0]?.hash}"`);
    expect(() => parse(own.text)).not.toThrow();
    expect(own.text).toContain('type Person');
    expect((await read('/schema/subgraphs/nowhere')).status).toBe(404);
  });
});

describe('nobody else', () => {
  it.each(['/schema', '/schema/subgraphs', '/schema/subgraphs/cases'])('reads %s', async (path) => {
    expect((await read(path, null)).status).toBe(401);
    const refused = await read(path, {});
    expect([refused.status, refused.text.includes('NOT_PERMITTED')]).toEqual([403, true]);
  });
});
