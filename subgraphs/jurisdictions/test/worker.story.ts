import { town } from '@linli/testkit';
import { grids } from '../src/grid.model.ts';
import { subgraph } from '../src/subgraph.ts';
import { workers } from '../src/worker.model.ts';
import { aGrid, aNeighbourhood, aWorker, BINHU, GRID, gridWorker, lead, QIONGLIN, SECOND, STREET } from './people.ts';

const city = town(subgraph);
const { person, given, journal, settle } = city;

const REGISTER = `mutation ($input: WorkerInput!) { registerWorker(input: $input) { id name phone kind employer } }`;
const ASSIGN = `mutation ($worker: ID!, $place: ID!, $role: AssignmentRole!, $building: ID) {
  assignWorker(worker: $worker, place: $place, role: $role, building: $building) { id role workerName grid { code } building { id } onDuty }
}`;

describe('a lead who keeps the roster', () => {
  const input = { place: BINHU, name: '李秋月', phone: '13800002222', kind: 'OFFICIAL' };

  it('registers a worker, whose name and phone stay hidden', async () => {
    const { registerWorker } = await person(lead).asks(REGISTER, { input });
    expect(registerWorker).toMatchObject({ name: '李**', phone: '138****2222', kind: 'OFFICIAL' });
    const [line] = await journal();
    expect(line).toMatchObject({ event: { type: 'worker.registered', data: { kind: 'OFFICIAL' } }, place: BINHU });
    expect(JSON.stringify(line)).not.toMatch(/李秋月|13800002222/);
  });

  it('reads them for the purpose of managing staff, and the journal says so', async () => {
    const [id] = await given(workers, aWorker() as never);
    const query = 'query ($id: ID!) { worker(id: $id) { name phone } }';
    const manager = person({ ...lead, purpose: 'STAFF_MANAGEMENT' });
    expect(await manager.asks(query, { id })).toEqual({ worker: { name: '张小满', phone: '13900001111' } });
    expect(await journal()).toMatchObject([{ outcome: 'REVEALED', purpose: 'STAFF_MANAGEMENT', subject: id }]);
  });

  it('reads them for no other purpose', async () => {
    const [id] = await given(workers, aWorker() as never);
    for (const purpose of ['CASE_HANDLING', 'STATISTICS'] as const) {
      const { worker } = await person({ ...lead, purpose }).asks(
        'query ($id: ID!) { worker(id: $id) { name phone } }',
        { id },
      );
      expect(worker).toEqual({ name: '张**', phone: '139****1111' });
    }
    expect(await journal()).toEqual([]);
  });

  it.each([
    ['an outsourced helper without a firm', { kind: 'RESIDENT_HELPER' }, 'VALUE_MISSING'],
    ['a credit code with a wrong check character', { employerCreditCode: '91340111MA00000000' }, 'CREDIT_CODE_INVALID'],
    ['a phone that is none', { phone: '12' }, 'VALUE_INVALID'],
    ['no name', { name: ' ' }, 'VALUE_MISSING'],
    ['a mask come back as a name', { name: '李**' }, 'MASKED_VALUE'],
    ['a login somebody has', { userId: 'u-zhang' }, 'LOGIN_TAKEN'],
    ['a place elsewhere', { place: '340103009' }, 'NOT_FOUND'],
  ])('is refused %s', async (_, over, code) => {
    await given(workers, aWorker() as never);
    await expect(person(lead).asks(REGISTER, { input: { ...input, ...over } })).rejects.toMatchObject({ code });
  });

  it('assigns once, and not the same twice', async () => {
    await given(grids, aGrid(GRID) as never);
    const [worker] = await given(workers, aWorker() as never);
    const seat = { worker, place: GRID, role: 'GRID_WORKER' };
    const { assignWorker } = await person(lead).asks(ASSIGN, seat);
    expect(assignWorker).toMatchObject({
      role: 'GRID_WORKER',
      workerName: '张**',
      grid: { code: GRID },
      onDuty: false,
    });
    await expect(person(lead).asks(ASSIGN, seat)).rejects.toMatchObject({ code: 'ASSIGNED_ALREADY' });
    expect((await person(lead).asks(ASSIGN, { ...seat, role: 'VOLUNTEER' })).assignWorker.role).toBe('VOLUNTEER');
    expect((await journal()).map(({ event }) => event)).toEqual([
      { type: 'assignment.changed', data: { worker, role: 'GRID_WORKER', held: true } },
      { type: 'assignment.changed', data: { worker, role: 'VOLUNTEER', held: true } },
    ]);
  });

  it('assigns once also when two ask at the same moment', async () => {
    await given(grids, aGrid(GRID) as never);
    const [worker] = await given(workers, aWorker() as never);
    const seat = { worker, place: GRID, role: 'GRID_WORKER' };
    const answers = await Promise.all([1, 2, 3, 4].map(() => person(lead).answers(ASSIGN, seat)));
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(1);
    const refused = answers.flatMap(({ errors = [] }) => errors.map(({ extensions }) => extensions.code));
    expect(refused).toEqual(['ASSIGNED_ALREADY', 'ASSIGNED_ALREADY', 'ASSIGNED_ALREADY']);
  });

  it.each([
    ['a closed grid', { place: SECOND }, 'GRID_CLOSED'],
    ['a grid nobody drew', { place: `${QIONGLIN}009` }, 'NOT_FOUND'],
    ['a place elsewhere', { place: STREET }, 'NOT_FOUND'],
    ['a head without a building', { role: 'BUILDING_HEAD' }, 'VALUE_MISSING'],
    ['a worker nobody knows', { worker: '01J0000000000000000000000' }, 'NOT_FOUND'],
  ])('cannot assign: %s', async (_, over, code) => {
    await given(grids, aGrid(GRID) as never, aGrid(SECOND, { status: 'CLOSED' }) as never);
    const [worker] = await given(workers, aWorker({ userId: null }) as never);
    await expect(
      person(lead).asks(ASSIGN, { worker, place: GRID, role: 'GRID_WORKER', ...over }),
    ).rejects.toMatchObject({ code });
  });

  it('lets somebody go: every assignment ends, and nothing can be given to them', async () => {
    const { worker } = await aNeighbourhood(city);
    const dismiss = `mutation ($id: ID!) { dismissWorker(id: $id, version: 1, reason: "合同到期") { status assignments(first: 5) { totalCount } } }`;
    expect(await person(lead).asks(dismiss, { id: worker })).toEqual({
      dismissWorker: { status: 'LEFT', assignments: { totalCount: 0 } },
    });
    await expect(person(lead).asks(ASSIGN, { worker, place: GRID, role: 'VOLUNTEER' })).rejects.toMatchObject({
      code: 'WORKER_LEFT',
    });
  });

  it('corrects a name, and the assignments carry it', async () => {
    const { worker, assignment } = await aNeighbourhood(city);
    await person(lead).asks(
      'mutation ($id: ID!) { correctWorker(id: $id, version: 1, input: { name: "欧阳晓" }) { version } }',
      { id: worker },
    );
    const { assignments } = await person(lead).asks('{ assignments(first: 5) { nodes { id workerName } } }');
    expect(assignments.nodes).toEqual([{ id: assignment, workerName: '欧阳*' }]);
  });
});

describe('a grid worker', () => {
  const DUTY = (word: string) =>
    `mutation ($id: ID!, $version: Int!) { ${word}(id: $id, version: $version) { onDuty isMine dutyAt } }`;

  it('goes on duty and off again, and the figures follow', async () => {
    const { assignment: id } = await aNeighbourhood(city);
    const me = person(gridWorker);
    const stats = async () => {
      await settle();
      const query = `{ jurisdiction(code: "${BINHU}") { workforceStats { workers assignments onDuty } } }`;
      return (await person(lead).asks(query)).jurisdiction.workforceStats;
    };
    expect((await me.asks(DUTY('startDuty'), { id, version: 1 })).startDuty).toMatchObject({
      onDuty: true,
      isMine: true,
    });
    expect(await stats()).toEqual({ workers: 1, assignments: 1, onDuty: 1 });
    await expect(me.asks(DUTY('startDuty'), { id, version: 2 })).rejects.toMatchObject({ code: 'DUTY_SAME' });
    await me.asks(DUTY('endDuty'), { id, version: 2 });
    expect(await stats()).toEqual({ workers: 1, assignments: 1, onDuty: 0 });
  });

  it('reports no duty of a colleague', async () => {
    const { assignment: id } = await aNeighbourhood(city);
    const colleague = person({ ...gridWorker, id: 'u-li' });
    await expect(colleague.asks(DUTY('startDuty'), { id, version: 1 })).rejects.toMatchObject({ code: 'NOT_OWN' });
  });

  it('finds the own assignments, and sees the own grid only', async () => {
    const { assignment } = await aNeighbourhood(city);
    const answer = await person(gridWorker).asks(
      '{ me { assignments { id isMine } } grids(first: 9) { nodes { code } } workers(first: 9) { totalCount } }',
    );
    expect(answer).toEqual({
      me: { assignments: [{ id: assignment, isMine: true }] },
      grids: { nodes: [{ code: GRID }] },
      workers: { totalCount: 0 },
    });
  });
});

describe('somebody who may not see the roster', () => {
  it('finds a grid without its people', async () => {
    await aNeighbourhood(city);
    const assessor = person({ at: BINHU, roles: ['assessor'] });
    const { grid } = await assessor.asks(
      `{ grid(code: "${GRID}") { name assignments(first: 5) { nodes { id } totalCount } } }`,
    );
    expect(grid).toEqual({ name: '琼临一格', assignments: { nodes: [], totalCount: 0 } });
    await expect(assessor.asks('{ workers(first: 1) { totalCount } }')).rejects.toMatchObject({
      code: 'NOT_PERMITTED',
    });
  });
});
