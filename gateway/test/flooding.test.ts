import { connect } from 'node:net';
import { door, type Door, type Told } from './door.ts';
import { world, type World } from './world.ts';

let city: World;

beforeAll(async () => {
  city = await world();
});

afterAll(() => city.stop());

const json = { 'content-type': 'application/json' };
const read = JSON.stringify({ query: '{ __typename }' });
const change = JSON.stringify({ query: 'mutation { __typename }' });
const large = JSON.stringify({ query: '{ __typename }', variables: { photo: 'x'.repeat(110_000) } });

const codeOf = ({ errors }: Told): unknown => errors[0]?.extensions['code'] ?? 'DONE';

/** The codes of so many requests, one after the other, in a gateway of their own. */
async function answers(
  rates: Parameters<typeof door>[1],
  count: number,
  ask: (gate: Door, index: number) => Promise<Told>,
): Promise<readonly unknown[]> {
  const gate = await door([city.population, city.cases], rates);
  try {
    const codes: unknown[] = [];
    for (let index = 0; index < count; index += 1) codes.push(codeOf(await ask(gate, index)));
    return codes;
  } finally {
    await gate.close();
  }
}

describe('somebody without a sign-in who floods the door', () => {
  it('has a few changes a minute, and goes on reading', async () => {
    const bodies = [change, change, change, read];
    const codes = await answers({ anonymousChangesPerMinute: 2 }, 4, (gate, index) =>
      gate.raw({ headers: json, body: bodies[index] ?? '' }),
    );
    expect(codes).toEqual(['DONE', 'DONE', 'TOO_MANY_REQUESTS', 'DONE']);
  });

  it('sends few bodies of the size of photos', async () => {
    const bodies = [large, large, read];
    const codes = await answers({ anonymousLargePerMinute: 1 }, 3, (gate, index) =>
      gate.raw({ headers: json, body: bodies[index] ?? '' }),
    );
    expect(codes).toEqual(['DONE', 'TOO_MANY_REQUESTS', 'DONE']);
  });

  it('gains nothing by leaving the length of a body unsaid', async () => {
    const unsaid = () =>
      new ReadableStream({
        start(stream) {
          stream.enqueue(new TextEncoder().encode(read));
          stream.close();
        },
      });
    const codes = await answers({ anonymousLargePerMinute: 1 }, 2, (gate) =>
      gate.raw({ headers: json, body: unsaid(), duplex: 'half' } as RequestInit),
    );
    expect(codes).toEqual(['DONE', 'TOO_MANY_REQUESTS']);
  });

  it('gains nothing by naming another address', async () => {
    const codes = await answers({ anonymousPerMinute: 1 }, 2, (gate, index) =>
      gate.raw({
        headers: { ...json, 'x-forwarded-for': `10.0.0.${index}`, forwarded: `for=10.0.0.${index}` },
        body: read,
      }),
    );
    expect(codes).toEqual(['DONE', 'TOO_MANY_REQUESTS']);
  });

  it('is told from others by a proxy that is trusted, and by no proxy before it', async () => {
    const from = ['10.0.0.1', '10.0.0.2', '10.0.0.9, 10.0.0.1'];
    const rates = { anonymousPerMinute: 1, trustedProxies: ['127.0.0.1', '::1'] };
    const codes = await answers(rates, 3, (gate, index) =>
      gate.raw({ headers: { ...json, 'x-forwarded-for': from[index] ?? '' }, body: read }),
    );
    expect(codes).toEqual(['DONE', 'DONE', 'TOO_MANY_REQUESTS']);
  });

  it('has made-up tokens looked at a few times, then none at all', async () => {
    const codes = await answers({ anonymousPerMinute: 2 }, 4, (gate, index) =>
      gate.raw({ headers: { ...json, authorization: `Bearer a.b.${index}` }, body: read }),
    );
    expect(codes).toEqual(['SIGN_IN_REQUIRED', 'SIGN_IN_REQUIRED', 'TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS']);
  });
});

it('hangs up on somebody who sends a request for ever', async () => {
  const gate = await door([city.population, city.cases], { requestMs: 100 });
  const socket = connect(gate.port, '127.0.0.1');
  const parts: Buffer[] = [];
  socket.on('data', (part: Buffer) => parts.push(part));
  const closed = new Promise((done) => socket.once('close', done));
  socket.write('POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{');
  await closed;
  expect(Buffer.concat(parts).toString()).toMatch(/^HTTP\/1.1 408 /);
  await gate.close();
});

it('takes nothing away from somebody signed in', async () => {
  const rates = { anonymousPerMinute: 1, anonymousChangesPerMinute: 1, anonymousLargePerMinute: 1 };
  const codes = await answers(rates, 3, (gate) => gate.ask('mutation { __typename }'));
  expect(codes).toEqual(['DONE', 'DONE', 'DONE']);
});
