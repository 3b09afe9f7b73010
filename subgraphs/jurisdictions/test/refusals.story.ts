import { town } from '@linli/testkit';
import { subgraph } from '../src/subgraph.ts';
import { admin, aNeighbourhood, BINHU, GRID, gridWorker, lead, SECOND, stranger } from './people.ts';

const city = town(subgraph);
type World = Awaited<ReturnType<typeof aNeighbourhood>>;
const parts = '[{ name: "东格" }, { name: "西格" }]';
const square = '{ coordinates: [[[117, 31], [117.01, 31], [117.01, 31.01], [117, 31]]] }';

interface Row {
  readonly name: string;
  readonly of: keyof World;
  readonly rest?: string;
  readonly select?: string;
  readonly as?: object;
}

// Every mutation that changes something known: what it changes, and what else it asks.
const mutations: readonly Row[] = [
  { name: 'renameGrid', of: 'grid', rest: 'name: "新名"' },
  { name: 'redrawGrid', of: 'grid', rest: `geometry: ${square}` },
  { name: 'setGridHouseholds', of: 'grid', rest: 'households: 5' },
  { name: 'mergeGrid', of: 'grid', rest: `into: "${SECOND}"` },
  { name: 'splitGrid', of: 'grid', rest: `parts: ${parts}` },
  { name: 'closeGrid', of: 'second', rest: 'reason: "并入"' },
  { name: 'correctWorker', of: 'worker', rest: 'input: { employer: "某公司" }' },
  { name: 'dismissWorker', of: 'worker', rest: 'reason: "离职"' },
  { name: 'endAssignment', of: 'assignment', rest: 'reason: "轮岗"' },
  { name: 'startDuty', of: 'assignment', as: gridWorker },
  { name: 'correctPoint', of: 'building', rest: 'name: "4栋"' },
  { name: 'movePoint', of: 'building', rest: `to: "${SECOND}"` },
  { name: 'removePoint', of: 'building', rest: 'reason: "拆除"' },
  { name: 'markQrCodePrinted', of: 'code' },
  { name: 'replaceQrCode', of: 'code', rest: 'reason: "破损"' },
  { name: 'retireQrCode', of: 'code', rest: 'reason: "拆除"' },
  { name: 'recordVisit', of: 'visit', rest: 'findings: "正常", abnormal: false', as: gridWorker },
  { name: 'startTask', of: 'task', as: gridWorker },
  { name: 'finishTask', of: 'task', rest: 'result: "已核实"', as: gridWorker },
  { name: 'cancelTask', of: 'task', rest: 'reason: "重复"' },
  { name: 'rescoreAppraisal', of: 'appraisal', rest: 'score: 90' },
  { name: 'publishAppraisal', of: 'appraisal' },
];

const ask = ({ name, rest = '' }: Row, id: string, version: number): string =>
  `mutation { ${name}(id: "${id}", version: ${version}${rest && `, ${rest}`}) { id version } }`;

describe.each(mutations)('$name', (row) => {
  const insider = () => city.person((row.as ?? lead) as never);

  it('goes through for whoever may, and is written down', async () => {
    const world = await aNeighbourhood(city);
    const answer = await insider().asks(ask(row, world[row.of], 1));
    expect(answer[row.name].id).toBeTruthy();
    const lines = await city.journal();
    expect(lines.some(({ subject, who }) => subject === world[row.of] && who.id === insider().id)).toBe(true);
  });

  it('finds nothing for somebody from elsewhere', async () => {
    const world = await aNeighbourhood(city);
    const elsewhere = city.person({ ...stranger, permissions: everything });
    await expect(elsewhere.asks(ask(row, world[row.of], 1))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await city.journal()).toEqual([]);
  });

  it('refuses a version that has passed', async () => {
    const world = await aNeighbourhood(city);
    await expect(insider().asks(ask(row, world[row.of], 7))).rejects.toMatchObject({ code: 'CHANGED_MEANWHILE' });
    expect(await city.journal()).toEqual([]);
  });

  it('refuses those whose role does not include it', async () => {
    const world = await aNeighbourhood(city);
    const resident = city.person({ at: BINHU, roles: ['resident'] });
    await expect(resident.asks(ask(row, world[row.of], 1))).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});

const everything = [
  'grid.manage',
  'worker.manage',
  'duty.report',
  'point.manage',
  'visit.record',
  'task.do',
  'task.assign',
  'appraisal.make',
] as const;

describe('what makes something new', () => {
  const position = 'kind: SHOP, name: "早餐店"';
  it.each([
    ['createGrid', `createGrid(input: { under: "${GRID}", type: RESIDENTIAL, name: "一格甲" }) { id }`],
    ['registerWorker', `registerWorker(input: { place: "${BINHU}", name: "王五", kind: OFFICIAL }) { id }`],
    ['registerPoint', `registerPoint(input: { place: "${GRID}", ${position} }) { id }`],
  ])('%s stands only where the caller acts', async (name, text) => {
    await aNeighbourhood(city);
    const answer = await city.person(admin).asks(`mutation { ${text} }`);
    expect(answer[name].id).toBeTruthy();
    const elsewhere = city.person(stranger);
    await expect(elsewhere.asks(`mutation { ${text} }`)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
