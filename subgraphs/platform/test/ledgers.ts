import fc from 'fast-check';
import { digest, type Line, type Link, link, origin } from '../src/chain.rules.ts';
import type { Source } from '../src/examination.ts';

/** A line about nobody: only what a test names differs. */
export const aLine = (line: Partial<Line> = {}): Line => ({
  chain: '340111000000',
  eventId: '01J00000000000000000000000',
  at: new Date('2026-03-02T01:00:00.000Z'),
  actor: 'u-zhang',
  roles: ['hub-operator'],
  node: '340111400000',
  purpose: null,
  action: 'case.closed',
  entity: 'Case',
  subject: 'c1',
  place: '340111400001',
  recordVersion: 1,
  fields: ['state'],
  outcome: 'DONE',
  reason: null,
  traceId: null,
  service: 'cases',
  event: 'case.closed',
  ...line,
});

const line = fc
  .record({
    actor: fc.constantFrom('u-zhang', 'u-li', 'svc:cases/clock'),
    subject: fc.string({ maxLength: 8 }),
    reason: fc.option(fc.string({ maxLength: 20, unit: 'grapheme' })),
    recordVersion: fc.nat(9),
    fields: fc.array(fc.constantFrom('state', ',"seq":0,', '状态'), { maxLength: 3 }),
  })
  .map(aLine);

/** Chains of up to twenty lines, each line told apart by its event. */
export const chains = (shortest: number): fc.Arbitrary<readonly Link[]> =>
  fc.array(line, { minLength: shortest, maxLength: 20 }).map((lines) =>
    link(
      origin,
      lines.map((each, index) => ({ ...each, eventId: `e${index}` })),
    ),
  );

/** What somebody with the database in their hands can do: the link hashed again, as if it had always been so. */
export const rehashed = (entry: Link): Link => ({
  ...entry,
  hash: digest(entry, { seq: entry.seq - 1, hash: entry.prevHash }),
});

/** Every later link moved by one, so that the numbers look whole. */
export const renumbered = (links: readonly Link[], by: number): readonly Link[] =>
  links.map((entry) => ({ ...entry, seq: entry.seq + by }));

/** A ledger in memory, read in stored order as a database gives it. */
export const stored = (links: readonly Link[]): Source => {
  const sorted = [...links].sort((a, b) => a.seq - b.seq);
  return {
    async *links(from, through) {
      yield* sorted.filter(({ seq }) => from <= seq && seq <= through);
    },
  };
};
