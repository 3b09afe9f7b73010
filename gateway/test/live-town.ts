import type { Claims } from '@linli/kit/context';
import { isWithin } from '@linli/vocabulary';
import { subgraph, type TestSubgraph } from './subgraph.ts';

interface Matter {
  readonly id: string;
  readonly place: string;
  title: string;
  phone: string;
  isSealed: boolean;
}

interface Happening {
  readonly position: number;
  readonly id: string;
  readonly name: string;
  readonly subject: string;
  readonly jurisdiction: string;
}

const casesSdl = `
type Query {
  "A case." case(id: ID!): Case @requiresScopes(scopes: [["case.read"]])
  "Something else." word: String @tag(name: "open")
}
"A case (案件)." type Case @key(fields: "id") { id: ID! title: String phone: String place: String! all: [Case!] @listSize(assumedSize: 30000) }`;

const platformSdl = `
type Query {
  "What follows." eventsBehind(position: Float, event: ID): EventStretch! @requiresScopes(scopes: [["event.relay"]]) @inaccessible
}
type EventStretch @inaccessible { position: Float! isWhole: Boolean! events: [RelayedEvent!]! }
type RelayedEvent @inaccessible { position: Float! event: CityEvent! }
"An event (事件)." type CityEvent {
  id: ID! type: String! name: String! source: String! subject: ID! recordVersion: Int! time: String! jurisdiction: ID! data: String!
}`;

const refuse = (code: string): never => {
  throw Object.assign(new Error(code), { extensions: { code } });
};

/** A town whose cases change, and whose platform knows of it. */
export interface LiveTown {
  readonly subgraphs: readonly TestSubgraph[];
  readonly cases: TestSubgraph;
  readonly platform: TestSubgraph;
  /** Changes a case, and says so; gives back the event's id. */
  readonly happen: (subject: string, name?: string) => string;
  /** Records, as the city has them. */
  readonly matters: Map<string, Matter>;
  readonly stop: () => Promise<unknown>;
}

// A stretch has so few that going on is needed early.
const STRETCH = 3;

const BINHU = '340111400001';
export const FANGXING = '340111401001';

export async function liveTown(): Promise<LiveTown> {
  const journal: Happening[] = [];
  const matters = new Map<string, Matter>();
  for (const [id, place] of [
    ['c1', BINHU],
    ['c2', BINHU],
    ['f1', FANGXING],
    ['x1', '340103009001'],
  ] as const) {
    matters.set(id, { id, place, title: `${id} new`, phone: '13800138000', isSealed: false });
  }
  const sees = ({ nodes }: Claims, place: string) => nodes.some((node) => isWithin(place, node));
  const cases = await subgraph('cases', casesSdl, {
    Query: {
      word: () => 'yes',
      case: (_: unknown, { id }: { id: string }, claims: Claims) => {
        if (!claims.permissions.includes('case.read')) refuse('NOT_PERMITTED');
        const found = matters.get(id);
        return found && !found.isSealed && sees(claims, found.place) ? found : null;
      },
    },
    Case: {
      phone: ({ phone }: Matter, _: unknown, { purpose }: Claims) => (purpose ? phone : '138****8000'),
    },
  });
  const platform = await subgraph('platform', platformSdl, {
    Query: {
      eventsBehind: (_: unknown, standing: { position?: number; event?: string }, claims: Claims) => {
        if (!claims.permissions.includes('event.relay')) refuse('NOT_PERMITTED');
        const here = journal.filter(({ jurisdiction }) => sees(claims, jurisdiction));
        const known = here.find(({ id }) => id === standing.event)?.position;
        if (standing.event && known === undefined) refuse('EVENTS_MISSED');
        const from = standing.position ?? known;
        if (from === undefined) return { position: journal.length, isWhole: true, events: [] };
        const found = here.filter(({ position }) => position > from);
        const events = found.slice(0, STRETCH).map(({ position, ...event }) => ({
          position,
          event: {
            ...event,
            type: `cn.sgc.cases.${event.name}.v1`,
            source: `/jurisdictions/${event.jurisdiction}`,
            recordVersion: position,
            time: '2026-03-02T01:00:00.000Z',
            data: '{}',
          },
        }));
        return { position: events.at(-1)?.position ?? from, isWhole: found.length <= STRETCH, events };
      },
    },
  });
  return {
    subgraphs: [cases, platform],
    cases,
    platform,
    matters,
    happen: (subject, name = 'case.dispatched') => {
      const matter = matters.get(subject);
      const position = journal.length + 1;
      if (matter) matter.title = `${subject} at ${position}`;
      const id = `e${position}`;
      journal.push({ position, id, name, subject, jurisdiction: matter?.place ?? BINHU });
      return id;
    },
    stop: () => Promise.all([cases.stop(), platform.stop()]),
  };
}
