import { town } from '@linli/testkit';
import fc from 'fast-check';
import { subgraph } from '../src/subgraph.ts';
import { BINHU, DISTRICT, lead, QIONGLIN, RONGYIN } from './people.ts';

const city = town(subgraph);
const clerk = () => city.person({ ...lead, roles: ['district-admin'], at: DISTRICT });

// Everything that moves a counter, on whatever stands there by then: `pick` chooses, what is refused is refused.
const ALL = `{
  grids(first: 50) { nodes { id version code } }
  workers(first: 50) { nodes { id version } }
  assignments(first: 50) { nodes { id version } }
  points(first: 50) { nodes { id version qrCode { id version token } } }
}`;

type Known = Readonly<Record<'grids' | 'workers' | 'assignments' | 'points', { nodes: readonly Node[] }>>;
interface Node {
  readonly id: string;
  readonly version: number;
  readonly code?: string;
  readonly qrCode?: { readonly id: string; readonly version: number; readonly token: string } | null;
}

function deed(which: number, known: Known, pick: number): string {
  const one = (list: keyof Known, shift = 0): Node => {
    const { nodes } = known[list];
    return nodes[(pick + shift) % Math.max(1, nodes.length)] ?? { id: '', version: 1, code: QIONGLIN };
  };
  const at = ({ id, version }: Node): string => `id: "${id}", version: ${version}`;
  const place = [BINHU, QIONGLIN, RONGYIN, one('grids').code, one('grids', 1).code][pick % 5];
  const deeds = [
    `createGrid(input: { under: "${place}", type: RESIDENTIAL, name: "格", households: ${pick} }) { id }`,
    `registerWorker(input: { place: "${place?.slice(0, 12)}", name: "王五", kind: GRID_STAFF }) { id }`,
    `assignWorker(worker: "${one('workers').id}", place: "${place}", role: VOLUNTEER) { id }`,
    `registerPoint(input: { place: "${place}", kind: ${pick % 2 ? 'BUILDING' : 'SHOP'}, name: "点" }) { id }`,
    `issueQrCode(point: "${one('points').id}") { id }`,
    `movePoint(${at(one('points'))}, to: "${place}") { id }`,
    `mergeGrid(${at(one('grids'))}, into: "${one('grids', 1).code}") { id }`,
    `splitGrid(${at(one('grids'))}, parts: [{ name: "东", households: 3 }, { name: "西" }]) { id }`,
    `setGridHouseholds(${at(one('grids'))}, households: ${pick}) { id }`,
    `endAssignment(${at(one('assignments'))}, reason: "轮岗") { id }`,
    `dismissWorker(${at(one('workers'))}, reason: "离职") { id }`,
    `removePoint(${at(one('points'))}, reason: "拆除") { id }`,
    `scanQrCode(qrToken: "${one('points').qrCode?.token ?? 'none'}") { place }`,
  ];
  return `mutation { ${deeds[which % deeds.length]} }`;
}

const FIGURES = `query ($code: ID!) {
  jurisdiction(code: $code) {
    gridStats { grids points qrCodes } workforceStats { workers assignments } unassigned { grids points qrCodes workers }
    grids(first: 1) { totalCount } points(first: 1) { totalCount }
    children { gridStats { grids points qrCodes } workforceStats { workers } }
  }
  workers(first: 1) { totalCount } assignments(first: 1) { totalCount } qrCodes(first: 1, status: ACTIVE) { totalCount }
}`;

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

it('whatever happens in a neighbourhood, the figures are those of a recount, and children add up', async () => {
  const history = fc.array(fc.tuple(fc.nat(12), fc.nat(40)), { minLength: 30, maxLength: 45 });
  await fc.assert(
    fc.asyncProperty(history, async (steps) => {
      // Grids first, or everything else finds nothing to happen to.
      const before = [0, 0, 1, 3, 3, 4].map((which, at) => [which, at + 1] as const);
      for (const [which, pick] of [...before, ...steps])
        await clerk().answers(deed(which, await clerk().asks(ALL), pick));
      const done = (await city.journal()).map(({ action }) => action);
      expect(new Set(done).size).toBeGreaterThan(4);
      await city.settle();
      expect(await city.running().engine.drift()).toEqual([]);
      const { jurisdiction: node, workers, assignments, qrCodes } = await clerk().asks(FIGURES, { code: BINHU });
      const counted = { grids: node.grids.totalCount, points: node.points.totalCount, qrCodes: qrCodes.totalCount };
      expect(node.gridStats).toEqual(counted);
      expect(node.workforceStats).toEqual({ workers: workers.totalCount, assignments: assignments.totalCount });
      for (const key of ['grids', 'points', 'qrCodes'] as const) {
        const below = sum(node.children.map((child: { gridStats: typeof counted }) => child.gridStats[key]));
        expect(below + node.unassigned[key]).toBe(node.gridStats[key]);
      }
    }),
    { numRuns: 3 },
  );
}, 60_000);
