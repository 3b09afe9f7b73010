import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aClosing, aReveal, BINHU, DISTRICT, headsFile, NEXT_DOOR } from './people.ts';

headsFile();
const { hear, person } = town(subgraph);

const BEHIND = `query ($position: Float, $event: ID) {
  eventsBehind(position: $position, event: $event) { position isWhole events { position event { id subject } } }
}`;

const carrier = (at: string) => person({ at, roles: [], permissions: ['event.relay'], kind: 'SERVICE' });

interface Stretch {
  readonly position: number;
  readonly isWhole: boolean;
  readonly events: readonly { readonly position: number; readonly event: { readonly subject: string } }[];
}

async function behind(at: string, standing: Record<string, unknown> = {}): Promise<Stretch> {
  return (await carrier(at).asks(BEHIND, standing)).eventsBehind;
}

const subjects = ({ events }: Stretch) => events.map(({ event }) => event.subject);

describe('whoever carries events on', () => {
  it('begins at the newest and misses nothing behind it', async () => {
    await hear(aClosing({ subject: 'c1' }), aReveal());
    const start = await behind(DISTRICT);
    expect([start.isWhole, subjects(start)]).toEqual([true, []]);
    await hear(aClosing({ subject: 'c2' }), aReveal(), aClosing({ subject: 'c3' }));
    const next = await behind(DISTRICT, { position: start.position });
    expect(subjects(next)).toEqual(['c2', 'c3']);
    expect(subjects(await behind(DISTRICT, { position: next.position }))).toEqual([]);
  });

  it('goes on behind an event it heard', async () => {
    await hear(aClosing({ id: '01A', subject: 'c1' }), aClosing({ subject: 'c2' }));
    expect(subjects(await behind(DISTRICT, { event: '01A' }))).toEqual(['c2']);
  });

  it('is told when nobody knows what came since', async () => {
    await hear(aClosing({ id: '01B', jurisdiction: NEXT_DOOR }));
    for (const event of ['01B', 'nowhere']) {
      const { errors } = await carrier(DISTRICT).answers(BEHIND, { event });
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'EVENTS_MISSED' });
    }
  });

  it('hears of a place what happened there, and 200 at a time', async () => {
    const many = Array.from({ length: 230 }, (_, i) => aClosing({ subject: `c${i}` }));
    await hear(aClosing({ jurisdiction: NEXT_DOOR }), ...many);
    const first = await behind(BINHU, { position: 0 });
    expect([first.events.length, first.isWhole]).toEqual([200, false]);
    const rest = await behind(BINHU, { position: first.position });
    expect([rest.events.length, rest.isWhole, subjects(rest).at(-1)]).toEqual([30, true, 'c229']);
  });
});
