import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { aClosing, aReveal, BINHU, COMMITTEE, DISTRICT, headsFile, NEXT_DOOR } from './people.ts';

headsFile();
const { clock, hear, person, running } = town(subgraph);

const EVENTS = `query ($first: Int!, $after: String, $types: [String!], $within: ID) {
  events(first: $first, after: $after, types: $types, within: $within) {
    nodes { subject recordVersion sequence district name }
    pageInfo { endCursor hasNextPage }
  }
}`;
const SUBJECTS = `query ($within: ID) { events(first: 50, within: $within) { nodes { subject } } }`;
const STATS = `query ($code: ID!, $range: DateRange) {
  _entities(representations: [{ __typename: "Jurisdiction", code: $code }]) {
    ... on Jurisdiction { platformStats(range: $range) {
      events eventsByType { type count } auditEntries reveals revealsByPurpose { purpose count }
    } }
  }
}`;

const brain = (at = DISTRICT) => person({ at, roles: ['city-brain'], kind: 'SERVICE' });
const follower = person({ at: DISTRICT, roles: ['city-brain'], kind: 'SERVICE' });
const read = async (asked: Record<string, unknown>) => (await follower.asks(EVENTS, { first: 2, ...asked })).events;
const subjectsOf = ({ nodes }: { nodes: readonly { subject: string }[] }) => nodes.map(({ subject }) => subject);

describe('the city brain', () => {
  it('reads an event as CloudEvents writes it', async () => {
    await hear(aClosing({ id: '01JD', version: 7 }));
    const { events } = await brain().asks(
      '{ events(first: 1) { nodes { id type source subject recordVersion time jurisdiction sequence dataClass data } } }',
    );
    expect(events.nodes).toEqual([
      {
        id: '01JD',
        type: 'cn.sgc.cases.case.closed.v1',
        source: `/jurisdictions/${COMMITTEE}`,
        subject: 'c1',
        recordVersion: 7,
        time: '2026-03-02T01:00:00.000Z',
        jurisdiction: COMMITTEE,
        sequence: '1',
        dataClass: 'P1',
        data: '{"channel":"QR"}',
      },
    ]);
  });

  it('goes on from its last cursor and misses nothing that came meanwhile', async () => {
    await hear(aClosing({ subject: 'c1' }), aReveal(), aClosing({ subject: 'c2' }), aClosing({ subject: 'c3' }));
    const first = await read({});
    expect(subjectsOf(first)).toEqual(['c1', 'c2']);
    await hear(aClosing({ subject: 'c4' }));
    const next = await read({ after: first.pageInfo.endCursor });
    expect(subjectsOf(next)).toEqual(['c3', 'c4']);
    expect(subjectsOf(await read({ after: next.pageInfo.endCursor }))).toEqual([]);
    await hear(aClosing({ subject: 'c5' }));
    expect(subjectsOf(await read({ after: next.pageInfo.endCursor }))).toEqual(['c5']);
  });

  it('of the city follows several districts with one cursor', async () => {
    const city = brain('340100000000');
    const ask = async (after?: string) => (await city.asks(EVENTS, { first: 2, after })).events;
    await hear(aClosing({ subject: 'c1' }), aClosing({ subject: 'c2' }));
    const first = await ask();
    await hear(aClosing({ subject: 'c3', jurisdiction: NEXT_DOOR }), aClosing({ subject: 'c4' }));
    const next = await ask(first.pageInfo.endCursor);
    expect(
      next.nodes.map(({ subject, district, sequence }: Record<string, string>) => [subject, district, sequence]),
    ).toEqual([
      ['c3', '340103000000', '1'],
      ['c4', DISTRICT, '3'],
    ]);
  });

  it('asks for some types only', async () => {
    await hear(aClosing(), aClosing({ type: 'case.reported', subject: 'c2' }));
    expect(subjectsOf(await read({ types: ['case.reported', 'case.voided'] }))).toEqual(['c2']);
    expect(subjectsOf(await read({ types: [] }))).toEqual(['c1', 'c2']);
  });

  it('is told when it asks for a type that is in no catalogue', async () => {
    const { errors } = await brain().answers(EVENTS, { first: 2, types: ['case.clsoed'] });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'VALUE_INVALID', field: 'types' });
  });

  it('hears each record in the order of its versions, once', async () => {
    const told = [1, 2, 3].map((version) => aClosing({ version }));
    await hear(...told);
    await hear(...told);
    const { nodes } = await read({ first: 10 });
    expect(nodes.map(({ recordVersion }: { recordVersion: number }) => recordVersion)).toEqual([1, 2, 3]);
  });

  it('hears nothing of the district next door, nor what is only audited', async () => {
    await hear(aClosing({ jurisdiction: NEXT_DOOR }), aReveal());
    expect((await brain().asks(SUBJECTS)).events.nodes).toEqual([]);
    expect((await brain().asks(SUBJECTS, { within: NEXT_DOOR })).events.nodes).toEqual([]);
  });
});

describe('nobody else', () => {
  it.each(['hub-operator', 'auditor', 'vendor-app'] as const)('reads the feed: not a %s', async (role) => {
    const { errors } = await person({ at: DISTRICT, roles: [role] }).answers(SUBJECTS);
    expect(errors?.[0]?.extensions.code).toBe('NOT_PERMITTED');
  });
});

describe('the statistics of a place', () => {
  const stats = async (code: string, range?: object) =>
    (await person({ at: DISTRICT, roles: ['community-lead'] }).asks(STATS, { code, range }))._entities[0].platformStats;

  it('count events and clear views there and below', async () => {
    await hear(aClosing(), aClosing({ type: 'case.reported' }), aReveal(), aReveal({ jurisdiction: '340111401001' }));
    expect(await stats(DISTRICT)).toEqual({
      events: 2,
      eventsByType: [
        { type: 'case.closed', count: 1 },
        { type: 'case.reported', count: 1 },
      ],
      auditEntries: 4,
      reveals: 2,
      revealsByPurpose: [{ purpose: 'CASE_HANDLING', count: 2 }],
    });
    expect(await stats(BINHU)).toMatchObject({ events: 2, reveals: 1 });
    expect(await running().engine.drift()).toEqual([]);
  });

  it('count the days asked for', async () => {
    await hear(aClosing());
    clock.forward({ days: 1 });
    await hear(aClosing(), aClosing());
    expect(await stats(DISTRICT, { from: '2026-03-03', until: '2026-03-04' })).toMatchObject({ events: 2 });
  });

  it('are not shown to the neighbour', async () => {
    const { errors } = await person({ at: NEXT_DOOR, roles: ['community-lead'] }).answers(STATS, { code: DISTRICT });
    expect(errors?.[0]?.extensions.code).toBe('NOT_FOUND');
  });
});
