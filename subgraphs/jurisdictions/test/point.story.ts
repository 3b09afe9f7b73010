import { town } from '@linli/testkit';
import { assignments } from '../src/assignment.model.ts';
import { subgraph } from '../src/subgraph.ts';
import { anAssignment, aNeighbourhood, BINHU, GRID, lead, QIONGLIN, SECOND, stranger } from './people.ts';

const city = town(subgraph);
const { person, given, journal, settle, anonymous } = city;

const NOTICE = 'pointName pointKind gridName place jurisdictionName office officePhone roles';
const SCAN = `mutation ($t: ID!) { scanQrCode(qrToken: $t) { ${NOTICE} } }`;
const ASK = `query ($t: ID!) { responsibleFor(qrToken: $t) { ${NOTICE} } }`;
const token = 'token-of-building-3';

describe('anyone who scans a code', () => {
  it('learns what hangs there and which office answers, and nothing about a person', async () => {
    await aNeighbourhood(city);
    const contacts = `mutation { setContacts(code: "${BINHU}", version: 1, contacts: { office: "滨湖世纪智慧中心", officePhone: "0551-63330000" }) { code } }`;
    await person(lead).asks(contacts);
    const { scanQrCode } = await anonymous().asks(SCAN, { t: token });
    expect(scanQrCode).toEqual({
      pointName: '琼林苑3栋',
      pointKind: 'BUILDING',
      gridName: '琼临一格',
      place: GRID,
      jurisdictionName: '琼临居民委员会',
      office: '滨湖世纪智慧中心',
      officePhone: '0551-63330000',
      roles: ['GRID_WORKER'],
    });
    expect(JSON.stringify(scanQrCode)).not.toMatch(/张|139/);
  });

  it('is counted, asking without a scan is not, and the code keeps its version', async () => {
    await aNeighbourhood(city);
    for (let n = 0; n < 3; n += 1) await anonymous().asks(SCAN, { t: token });
    await anonymous().asks(ASK, { t: token });
    expect((await journal()).at(-1)?.event).toEqual({ type: 'qr.scanned', data: { token } });
    await settle();
    const query = `{ qrCode(token: "${token}") { scans version } jurisdiction(code: "${QIONGLIN}") { gridStats { scans qrCodes } } }`;
    expect(await person(lead).asks(query)).toEqual({
      qrCode: { scans: 3, version: 1 },
      jurisdiction: { gridStats: { scans: 3, qrCodes: 1 } },
    });
  });

  it.each(['nobody-printed-this', 'token', `${token}x`, ''])('learns nothing by the token "%s"', async (t) => {
    await aNeighbourhood(city);
    expect(await anonymous().asks(ASK, { t })).toEqual({ responsibleFor: null });
    expect(await anonymous().asks(SCAN, { t })).toEqual({ scanQrCode: null });
  });

  it('reads nothing else without login', async () => {
    const { code } = await aNeighbourhood(city);
    for (const query of [
      '{ points(first: 1) { totalCount } }',
      `{ qrCode(token: "${token}") { id } }`,
      '{ me { id } }',
    ])
      await expect(anonymous().asks(query)).rejects.toMatchObject({
        code: expect.stringMatching(/SIGN_IN|NOT_PERMITTED/),
      });
    const stolen = `query { _entities(representations: [{ __typename: "QrCode", token: "${token}" }]) { ... on QrCode { id } } }`;
    const { data } = await anonymous().answers(stolen);
    expect(JSON.stringify(data ?? {})).not.toContain(code);
  });
});

describe('whoever keeps the codes', () => {
  const codes = async () => (await journal()).flatMap(({ event, place }) => (event ? [[event.type, place]] : []));

  it('issues one code for a point, unguessable, and not a second one', async () => {
    await aNeighbourhood(city);
    const { registerPoint } = await person(lead).asks(
      `mutation { registerPoint(input: { place: "${GRID}", kind: SHOP, name: "早餐店" }) { id qrCode { id } team { complete } } }`,
    );
    expect(registerPoint).toMatchObject({ qrCode: null, team: null });
    const issue = 'mutation ($point: ID!) { issueQrCode(point: $point) { token status scans } }';
    const { issueQrCode } = await person(lead).asks(issue, { point: registerPoint.id });
    expect(issueQrCode).toMatchObject({ token: expect.stringMatching(/^[\w-]{22}$/), status: 'ACTIVE', scans: 0 });
    expect((await journal()).at(-1)?.event).toEqual({
      type: 'qr.issued',
      data: { token: issueQrCode.token, point: registerPoint.id, kind: 'SHOP' },
    });
    await expect(person(lead).asks(issue, { point: registerPoint.id })).rejects.toMatchObject({ code: 'QR_ACTIVE' });
    await expect(person(stranger).asks(issue, { point: registerPoint.id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('replaces a code: the old one leads nowhere and names the new one', async () => {
    const { code } = await aNeighbourhood(city);
    const { replaceQrCode } = await person(lead).asks(
      'mutation ($id: ID!) { replaceQrCode(id: $id, version: 1, reason: "破损") { token status point { name } } }',
      { id: code },
    );
    expect(replaceQrCode).toMatchObject({ status: 'ACTIVE', point: { name: '琼林苑3栋' } });
    expect(await anonymous().asks(ASK, { t: token })).toEqual({ responsibleFor: null });
    expect((await anonymous().asks(ASK, { t: replaceQrCode.token })).responsibleFor.pointName).toBe('琼林苑3栋');
    const { qrCode } = await person(lead).asks(`{ qrCode(token: "${token}") { status replacedBy { token } } }`);
    expect(qrCode).toEqual({ status: 'REPLACED', replacedBy: { token: replaceQrCode.token } });
    expect(await codes()).toEqual([
      ['qr.retired', GRID],
      ['qr.issued', GRID],
    ]);
  });

  it('lists points by name', async () => {
    await aNeighbourhood(city);
    for (const name of ['丙店', '乙店'])
      await person(lead).asks(
        `mutation { registerPoint(input: { place: "${GRID}", kind: SHOP, name: "${name}" }) { id } }`,
      );
    const { points } = await person(lead).asks(
      '{ points(first: 2, order: NAME) { nodes { name } pageInfo { hasNextPage } } }',
    );
    expect(points).toEqual({ nodes: [{ name: '丙店' }, { name: '乙店' }], pageInfo: { hasNextPage: true } });
  });

  it('moves a point: its code and seats go with it', async () => {
    const { building, worker } = await aNeighbourhood(city);
    await given(assignments, anAssignment(worker, { role: 'BUILDING_HEAD', building }) as never);
    const { movePoint } = await person(lead).asks(
      `mutation ($id: ID!) { movePoint(id: $id, version: 1, to: "${SECOND}") { grid { code } team { gaps } } }`,
      { id: building },
    );
    expect(movePoint).toMatchObject({ grid: { code: SECOND } });
    expect(movePoint.team.gaps).not.toContain('BUILDING_HEAD');
    expect(await codes()).toEqual([
      ['point.moved', SECOND],
      ['qr.issued', SECOND],
    ]);
    expect((await anonymous().asks(ASK, { t: token })).responsibleFor).toMatchObject({
      place: SECOND,
      gridName: '琼临二格',
    });
  });

  it('removes a point, and its code is retired', async () => {
    const { building } = await aNeighbourhood(city);
    await person(lead).asks('mutation ($id: ID!) { removePoint(id: $id, version: 1, reason: "拆除") { status } }', {
      id: building,
    });
    expect(await codes()).toEqual([
      ['point.removed', GRID],
      ['qr.retired', GRID],
    ]);
    expect(await anonymous().asks(ASK, { t: token })).toEqual({ responsibleFor: null });
  });
});

describe('a building', () => {
  const ASSIGN = `mutation ($worker: ID!, $role: AssignmentRole!, $building: ID) {
    assignWorker(worker: $worker, place: "${GRID}", role: $role, building: $building) { id version }
  }`;
  const team = (id: string) =>
    person(lead).asks('query ($id: ID!) { point(id: $id) { team { complete gaps seats { role filled } } } }', { id });
  const lacking = async () =>
    (await person(lead).asks('{ points(first: 9, incomplete: true) { totalCount } }')).points.totalCount;
  const stats = async () => {
    await settle();
    return (await person(lead).asks(`{ jurisdiction(code: "${BINHU}") { gridStats { buildings buildingsComplete } } }`))
      .jurisdiction.gridStats;
  };

  it('is complete when three heads and three members are named, and says what is missing until then', async () => {
    const { building, worker } = await aNeighbourhood(city);
    expect(await lacking()).toBe(1);
    const last = { id: '', version: 0 };
    for (const role of ['PARTY_GROUP_HEAD', 'BUILDING_HEAD', 'RESIDENT_GROUP_HEAD'])
      await person(lead).asks(ASSIGN, { worker, role, building });
    expect((await team(building)).point.team).toMatchObject({ complete: false, gaps: ['INFO_OFFICER', 'VOLUNTEER'] });
    await person(lead).asks(ASSIGN, { worker, role: 'INFO_OFFICER' });
    Object.assign(last, (await person(lead).asks(ASSIGN, { worker, role: 'VOLUNTEER' })).assignWorker);
    expect((await team(building)).point.team).toMatchObject({ complete: true, gaps: [] });
    expect([await lacking(), await stats()]).toEqual([0, { buildings: 1, buildingsComplete: 1 }]);
    await person(lead).asks(
      'mutation ($id: ID!, $version: Int!) { endAssignment(id: $id, version: $version, reason: "搬走") { to } }',
      { ...last },
    );
    expect((await team(building)).point.team.gaps).toEqual(['VOLUNTEER']);
    expect([await lacking(), await stats()]).toEqual([1, { buildings: 1, buildingsComplete: 0 }]);
  });

  it('seats nobody from another building', async () => {
    const { worker } = await aNeighbourhood(city);
    const { registerPoint } = await person(lead).asks(
      `mutation { registerPoint(input: { place: "${SECOND}", kind: BUILDING, name: "9栋" }) { id } }`,
    );
    await expect(
      person(lead).asks(ASSIGN, { worker, role: 'BUILDING_HEAD', building: registerPoint.id }),
    ).rejects.toMatchObject({
      code: 'POINT_NOT_BUILDING',
    });
  });
});
