import { inspect, project } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import type { City } from '../../src/city.ts';
import { secretsOf } from '../../src/keys.ts';
import type { PartName } from '../../src/ports.ts';
import { manifestOf, type SubgraphName } from '../../src/subgraphs.ts';
import { eventually, theCity } from './the-city.ts';

const city = theCity({ split: true, noSync: false });

const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id number } }';
const WRITERS = 6;
// A dead process holds its leases for 15 s, and a loop whose database was away pauses for 30 s at most.
const PATIENCE = 60;

interface Acknowledged {
  readonly key: string;
  readonly id: string;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Reports one matter until it is acknowledged, always under the same key, as a careful client does. */
async function insist({ ask, urls }: City, token: string, key: string): Promise<Acknowledged> {
  const input = {
    place: '340111400001',
    title: `演练${key}`,
    description: '断电演练',
    category: 'A02',
    channel: 'HOTLINE',
  };
  for (let tries = 0; tries < 400; tries += 1) {
    try {
      const { data, errors } = await ask<{ reportCase: { id: string } }>(
        { query: REPORT, variables: { input } },
        { token, key },
      );
      if (data?.reportCase) return { key, id: data.reportCase.id };
      const code = errors?.[0]?.extensions.code ?? 'none';
      if (!passing.includes(code)) throw new Error(`${key} was refused: ${JSON.stringify(errors)} by ${urls.gateway}`);
    } catch (error) {
      // The door itself may be away. What fetch throws is made outside the test's realm: only its name is ours.
      if ((error as Error).name !== 'TypeError') throw error;
    }
    await pause(100);
  }
  throw new Error(`${key} was never acknowledged`);
}

// What a client that meets a dead process is told: ask again.
const passing = ['TRY_AGAIN', 'SERVICE_UNAVAILABLE', 'DEADLINE_EXCEEDED', 'INTERNAL', 'TOO_MANY_REQUESTS'];

/** Writers that report one matter after the other until they are told to stop. */
function storm(standing: City, token: string) {
  let isOver = false;
  let count = 0;
  const writer = async (): Promise<readonly Acknowledged[]> => {
    const done: Acknowledged[] = [];
    while (!isOver) done.push(await insist(standing, token, `storm-${String((count += 1)).padStart(6, '0')}`));
    return done;
  };
  const writers = Array.from({ length: WRITERS }, writer);
  return async (): Promise<readonly Acknowledged[]> => {
    isOver = true;
    return (await Promise.all(writers)).flat();
  };
}

const victims: readonly PartName[] = [
  'cases',
  'database',
  'platform',
  'gateway',
  'jurisdictions',
  'identity',
  'database',
  'cases',
];

/** Every page of a list, whatever its length. */
async function idsOf(who: string, query: string, list: string, field: string): Promise<readonly string[]> {
  const caller = await city.as(who);
  const found: string[] = [];
  for (let after: string | null = null; ;) {
    const page: { nodes: Record<string, string>[]; pageInfo: { endCursor: string; hasNextPage: boolean } } = (
      await caller.asks(query, { after })
    )[list];
    found.push(...page.nodes.map((node) => node[field] ?? ''));
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

const PAGE = 'pageInfo { endCursor hasNextPage }';
const CASES = `query ($after: String) { cases(first: 100, after: $after) { nodes { id title } ${PAGE} } }`;
const LINES = `query ($after: String) { auditEntries(first: 100, after: $after, action: "case.reported") { nodes { subject } ${PAGE} } }`;
const EVENTS = `query ($after: String) { events(first: 100, after: $after, types: ["case.reported"]) { nodes { subject } ${PAGE} } }`;

const sorted = (ids: readonly string[]): readonly string[] => [...ids].sort();

describe('a storm of reports in which every process is killed once', () => {
  let acknowledged: readonly Acknowledged[] = [];

  beforeAll(async () => {
    const standing = city.city();
    const token = await standing.login('hub-binhu');
    const stop = storm(standing, token);
    for (const victim of victims) {
      await pause(600);
      const pid = standing.pidOf(victim);
      if (!pid) throw new Error(`${victim} is no process of its own`);
      process.kill(pid, 'SIGKILL');
      await pause(300);
      await standing.revive(victim);
    }
    await pause(600);
    acknowledged = await stop();
  }, 240_000);

  it('loses no report and makes none twice', async () => {
    expect(acknowledged.length).toBeGreaterThan(50);
    const there = await idsOf('hub-binhu', CASES, 'cases', 'id');
    expect(sorted(there)).toEqual(sorted(acknowledged.map(({ id }) => id)));
  }, 60_000);

  it('has one audit line and one event for each', async () => {
    const ids = sorted(acknowledged.map(({ id }) => id));
    const arrived = (who: string, query: string, list: string) =>
      eventually(
        () => idsOf(who, query, list, 'subject'),
        (found) => found.length >= ids.length,
        PATIENCE,
      );
    expect(sorted(await arrived('auditor-baohe', LINES, 'auditEntries'))).toEqual(ids);
    expect(sorted(await arrived('qu-admin', EVENTS, 'events'))).toEqual(ids);
  }, 120_000);

  it('has a ledger that verifies', async () => {
    const auditor = await city.as('auditor-baohe');
    const { verifyAudit } = await auditor.asks(
      '{ verifyAudit(chain: "340111") { isIntact checked faults { kind seq } } }',
    );
    expect(verifyAudit).toMatchObject({ isIntact: true, faults: [] });
    expect(verifyAudit.checked).toBeGreaterThanOrEqual(acknowledged.length);
  }, 30_000);

  it('counts what there is', async () => {
    const hub = await city.as('hub-binhu');
    const stats = await eventually(
      async () =>
        (await hub.asks('{ jurisdiction(code: "340111400") { caseStats { reported } } }')).jurisdiction.caseStats,
      ({ reported }) => reported === acknowledged.length,
      PATIENCE,
    );
    expect(stats.reported).toBe(acknowledged.length);
    const { mongodbUri, keys } = city.city().plan;
    for (const name of ['cases', 'jurisdictions', 'platform'] as const satisfies readonly SubgraphName[])
      await inspect(
        manifestOf(name),
        { mongodbUri, secrets: secretsOf(keys), log: logOf({ level: 'silent', name }) },
        async (_, { store, drift }) => {
          while ((await project(store)) > 0);
          expect(await drift()).toEqual([]);
        },
      );
  }, 90_000);
});
