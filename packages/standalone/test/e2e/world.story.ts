import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from '@linli/kit/inside';
import { logOf } from '@linli/kit/log';
import { startDatabase } from '../../src/database.ts';
import { secretsOf } from '../../src/keys.ts';
import { planOf } from '../../src/plan.ts';
import { settle } from '../../src/settle.ts';
import { manifestOf, subgraphNames } from '../../src/subgraphs.ts';
import { readStamp, writeStamp } from '../../src/world/stamp.ts';
import { theCity } from './the-city.ts';

const city = theCity({ world: 'small' });

describe('somebody who starts a city for the first time', () => {
  it('finds cases in every state in both places, and work of their own', async () => {
    const hub = await city.as('hub-binhu');
    const { caseInbox: inbox, cases } = await hub.asks(
      '{ caseInbox { toDispatch overdue } cases(first: 100) { totalCount nodes { state title category { name } } } }',
    );
    expect(cases.totalCount).toBe(283);
    expect(cases.nodes.every(({ category }: { category: unknown }) => category)).toBe(true);
    expect(inbox.toDispatch).toBeGreaterThan(0);
    expect(inbox.overdue).toBeGreaterThan(0);
    const worker = await city.as('grid-binhu');
    const { me } = await worker.asks('{ me { nodes assignments { role isMine } } }');
    expect(me).toMatchObject({ nodes: ['340111400001001'], assignments: [{ role: 'GRID_WORKER', isMine: true }] });
  });

  it('can scan a code and see who is responsible, without login', async () => {
    const hub = await city.as('hub-binhu');
    const { qrCodes } = await hub.asks('{ qrCodes(first: 1) { nodes { token } } }');
    const { responsibleFor } = await city
      .nobody()
      .asks(
        'query ($token: ID!) { responsibleFor(qrToken: $token) { office officePhone pointName } }',
        qrCodes.nodes[0],
      );
    expect(responsibleFor).toMatchObject({ office: expect.stringContaining('便民服务站') });
  });

  it('sees grids of every type and level, with the figures of both places', async () => {
    const admin = await city.as('qu-admin');
    const { jurisdiction } = await admin.asks(
      '{ jurisdiction(code: "340111400") { gridStats { byType { type level count } qrCodes } caseStats { reported open closed } workforceStats { workers visitsDone } } }',
    );
    expect(jurisdiction.gridStats.qrCodes).toBe(52);
    expect(jurisdiction.gridStats.byType).toHaveLength(9);
    expect(jurisdiction.caseStats.reported).toBe(283);
    expect(jurisdiction.workforceStats.visitsDone).toBeGreaterThan(100);
  });

  it('finds a branch in every residential grid, and needs that wait or were answered', async () => {
    const admin = await city.as('qu-admin');
    const { jurisdiction } = await admin.asks(
      `{ jurisdiction(code: "340111400") { partyOrg { name } partyStats { orgs gridsServed needsPosted needsConfirmed needsOpen
        members { value fewerThan } } } }`,
    );
    const { partyOrg, partyStats: stats } = jurisdiction;
    expect(partyOrg.name).toContain('党委');
    expect(stats.orgs).toBe(stats.gridsServed + 1);
    expect(stats.needsPosted).toBe(stats.gridsServed * 4);
    expect(stats.needsConfirmed + stats.needsOpen).toBe(stats.needsPosted);
    expect(stats.members.value).toBeGreaterThan(5);
  });
});

describe('the shops of a city that starts for the first time', () => {
  it('stand behind their codes with licences and visits, and a market shows its prices to everybody', async () => {
    const hub = await city.as('hub-binhu');
    const { qrCodes, markets, jurisdiction } = await hub.asks(
      `{ qrCodes(first: 100) { nodes { token point { kind merchant { licences { id } } } } } markets(first: 5) { nodes { id } }
        jurisdiction(code: "340111400") { merchantStats { total inspections licencesExpiring } } }`,
    );
    const shops = qrCodes.nodes.filter(({ point }: { point: { kind: string } }) => point.kind === 'SHOP');
    expect(shops.length).toBeGreaterThan(3);
    for (const { point } of shops) expect(point.merchant.licences).toHaveLength(2);
    expect(jurisdiction.merchantStats.total).toBe(shops.length + 8);
    expect(jurisdiction.merchantStats.inspections).toBeGreaterThan(0);
    const anyone = city.nobody();
    const SHOP =
      'query ($token: ID!) { shopByQr(token: $token) { name licences { state } selfCheck { items { code } } } }';
    const { shopByQr } = await anyone.asks(SHOP, { token: shops[0].token });
    expect(shopByQr.selfCheck.items).toHaveLength(6);
    const BOARD = 'query ($market: ID!) { marketBoard(market: $market) { lines { meanFen changeFen } } }';
    const { marketBoard } = await anyone.asks(BOARD, { market: markets.nodes[0].id });
    expect(marketBoard.lines.length).toBeGreaterThan(0);
  });
});

describe('the people of a city that starts for the first time', () => {
  const STATS = `query ($code: ID!) { jurisdiction(code: $code) {
    populationStats { residents households elders60 duplicatesOpen pendingChanges requestsOpen }
    housingStats { houses rented mismatchesOpen hazardsOpen leasesExpiring }
    children { populationStats { residents } housingStats { houses } }
    grids(first: 50) { nodes { code residentCount houseCount children(first: 50) { nodes { residentCount houseCount } } } } } }`;

  it('leave something on every desk, and add up from the grid to the district', async () => {
    const admin = await city.as('qu-admin');
    const { jurisdiction } = await admin.asks(STATS, { code: '340111' });
    for (const stats of [jurisdiction.populationStats, jurisdiction.housingStats])
      for (const [name, count] of Object.entries(stats)) expect([name, Number(count) > 0]).toEqual([name, true]);
    for (const code of ['340111', '340111400']) {
      const { populationStats, housingStats, children } = (await admin.asks(STATS, { code })).jurisdiction;
      const below = children as (typeof jurisdiction)[];
      expect(below.reduce((sum, each) => sum + each.populationStats.residents, 0)).toBe(populationStats.residents);
      expect(below.reduce((sum, each) => sum + each.housingStats.houses, 0)).toBe(housingStats.houses);
    }
    const { jurisdiction: committee } = await admin.asks(STATS, { code: '340111400001' });
    const grid = committee.grids.nodes.find(({ code }: { code: string }) => code === '340111400001001');
    expect(grid.residentCount).toBe(committee.populationStats.residents);
    expect(grid.houseCount).toBe(committee.housingStats.houses);
    const inside = grid.children.nodes as (typeof grid)[];
    expect(inside.reduce((sum, each) => sum + each.residentCount, 0)).toBe(grid.residentCount);
  });

  it('are hidden behind masks, and one of them is a login', async () => {
    const clerk = await city.as('clerk-binhu');
    const { residents } = await clerk.asks('{ residents(first: 20) { nodes { name idNumber } } }');
    expect(residents.nodes).toHaveLength(20);
    expect(residents.nodes.every(({ name }: { name: string }) => name.includes('*'))).toBe(true);
    const self = await city.as('resident-binhu');
    const { myResident } = await self.asks('{ myResident { id status } }');
    expect(myResident).toMatchObject({ status: 'PRESENT' });
  });
});

describe('a load that was cut short', () => {
  it('goes on where it stopped: every row once, no counter off', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'linli-world-'));
    const plan = await planOf({ dataDir, portBase: 0, noSync: true });
    const database = await startDatabase(plan);
    const counts = async () => {
      const found: Record<string, unknown> = {};
      for (const name of subgraphNames.filter((each) => each !== 'platform'))
        await inspect(
          manifestOf(name),
          { mongodbUri: plan.mongodbUri, secrets: secretsOf(plan.keys), log: logOf({ level: 'error', name }) },
          async (_, engine) => {
            expect(await engine.drift()).toEqual([]);
            for (const each of engine.subgraph.collections)
              found[each.name] = await engine.store.model(each).countDocuments();
          },
        );
      return found;
    };
    try {
      await settle(plan, { world: 'small' });
      const whole = await counts();
      const stamp = readStamp(dataDir);
      writeStamp(dataDir, { world: 'small', now: stamp?.now ?? '', isWhole: false });
      await settle(plan, { world: 'small' });
      expect(await counts()).toEqual(whole);
      expect(readStamp(dataDir)?.isWhole).toBe(true);
    } finally {
      await database.close();
      rmSync(dataDir, { recursive: true, force: true });
    }
  }, 400_000);
});
