import { type Caller, theCity } from './the-city.ts';

const city = theCity();

const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id title } }';
const LISTEN = 'subscription { caseChanged(types: ["case.reported"]) { id title } }';

const EVERYTHING = 'subscription ($after: ID) { changes(after: $after) { id name subject } }';

interface Told {
  readonly id: string;
  readonly body: {
    readonly data: Record<string, Record<string, string>>;
    readonly errors?: readonly unknown[];
  };
}

interface Listener {
  next(): Promise<Told>;
  leave(): void;
}

async function told(username: string, query: string, lastHeard?: string): Promise<Listener> {
  const leaving = new AbortController();
  const response = await fetch(`${city.city().urls.gateway}/graphql`, {
    method: 'POST',
    signal: leaving.signal,
    headers: {
      accept: 'text/event-stream',
      'content-type': 'application/json',
      authorization: `Bearer ${await city.city().login(username)}`,
      ...(lastHeard ? { 'last-event-id': lastHeard } : {}),
    },
    body: JSON.stringify({ query }),
  });
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let held = '';
  return {
    async next() {
      for (;;) {
        const found = /id: (\S+)\nevent: next\ndata: (.*)\n\n/.exec(held);
        if (found) {
          held = held.slice(found.index + found[0].length);
          return { id: found[1] ?? '', body: JSON.parse(found[2] ?? '{}') as Told['body'] };
        }
        const { done, value } = (await reader?.read()) ?? { done: true };
        if (done) throw new Error(`nothing more was told: ${held}`);
        held += value;
      }
    },
    leave: () => leaving.abort(),
  };
}

let reports = 0;

async function reported(who: Caller, place: string): Promise<{ readonly id: string; readonly title: string }> {
  reports += 1;
  const input = { place, title: `路灯不亮${reports}`, description: '不亮', category: 'C01', channel: 'STREET_PATROL' };
  return (await who.asks(REPORT, { input })).reportCase;
}

describe('somebody who listens in 滨湖世纪社区', () => {
  it('is told of what is reported there, and nothing of the street next door', async () => {
    const [here, there] = await Promise.all([city.as('hub-binhu'), city.as('street-dispatcher')]);
    const listener = await told('hub-binhu', LISTEN);
    await reported(there, '340103009001');
    const matter = await reported(here, '340111400001');
    expect((await listener.next()).body.data).toEqual({ caseChanged: { id: matter.id, title: matter.title } });
    listener.leave();
  });

  it('misses nothing while the connection is cut, and is told nothing twice', async () => {
    const here = await city.as('hub-binhu');
    const first = await told('hub-binhu', LISTEN);
    await reported(here, '340111400001');
    const { id: lastHeard } = await first.next();
    first.leave();
    const meanwhile = [await reported(here, '340111400001'), await reported(here, '340111400002')];
    const again = await told('hub-binhu', LISTEN, lastHeard);
    const all = [...meanwhile, await reported(here, '340111400001')];
    for (const { id } of all) expect((await again.next()).body.data['caseChanged']?.['id']).toBe(id);
    again.leave();
  });
});

describe('a district', () => {
  it('hears the whole journal of its place as it is written', async () => {
    const here = await city.as('hub-binhu');
    const admin = await told('qu-admin', EVERYTHING);
    const { id } = await reported(here, '340111400001');
    for (;;) {
      const { changes } = (await admin.next()).body.data;
      if (changes?.['subject'] === id) break;
    }
    admin.leave();
  });
});
