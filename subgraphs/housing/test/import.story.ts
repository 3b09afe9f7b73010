import { writeCsv } from '@linli/imports';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, NEXT_COMMUNITY, type Seen } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const FIELDS =
  'id version state columns { title field } checked { rows fresh unchanged conflicting faulty faults { field reason { code } count } } applied { rows fresh unchanged faulty } standing';
const UPLOAD = `mutation ($at: ID!, $content: Base64!) { job: uploadHouseImport(jurisdictionCode: $at, fileName: "房屋台账.csv", content: $content) { ${FIELDS} } }`;
const titles = ['社区代码', '小区', '楼栋号', '单元', '室号', '建筑面积', '房屋用途', '业主姓名', '联系电话'];

const row = (building: number, room: string, over: Readonly<Record<number, string>> = {}) =>
  [COMMUNITY, '融荫花园', `${building}号楼`, '1', room, '88.5', '自住', '欧阳明月', '13912345678'].map(
    (cell, at) => over[at] ?? cell,
  );
const ledger = (...rows: readonly (readonly string[])[]) => Buffer.from(writeCsv([titles, ...rows])).toString('base64');

type Job = Seen;
const upload = async (content: string, at = COMMUNITY): Promise<Job> =>
  (await cast.clerk.asks(UPLOAD, { at, content })).job;
const does = async ({ id, version }: Job, action: string): Promise<Job> => {
  const query = `mutation ($id: ID!, $version: Int!) { job: ${action}HouseImport(id: $id, version: $version) { ${FIELDS} } }`;
  const { job } = await cast.clerk.asks(query, { id, version });
  while ((await made.tick('import-house')) > 0);
  return (await cast.clerk.asks(`query ($id: ID!) { job: houseImport(id: $id) { ${FIELDS} } }`, { id: job.id })).job;
};
const brought = async (content: string): Promise<Job> =>
  does(await does(await does(await upload(content), 'map'), 'check'), 'apply');
const houses = async () =>
  (await cast.clerk.asks('{ houses(first: 50, order: DOOR) { nodes { addressKey area use ownerName } } }')).houses
    .nodes;

describe('a ledger of houses', () => {
  it('goes in with its own words for things, and changes nothing the second time', async () => {
    const content = ledger(row(7, '1203'), row(7, '1204', { 6: '出租' }), row(8, '101', { 3: '' }));
    expect(await brought(content)).toMatchObject({ state: 'APPLIED', applied: { rows: 3, fresh: 3 } });
    expect(await houses()).toEqual([
      { addressKey: '融荫花园7栋1单元1203室', area: 88.5, use: 'OWN', ownerName: '欧阳**' },
      { addressKey: '融荫花园7栋1单元1204室', area: 88.5, use: 'RENTED', ownerName: '欧阳**' },
      { addressKey: '融荫花园8栋101室', area: 88.5, use: 'OWN', ownerName: '欧阳**' },
    ]);
    const checked = await does(await does(await upload(content), 'map'), 'check');
    expect(checked['checked']).toMatchObject({ rows: 3, fresh: 0, unchanged: 3, faulty: 0 });
  });

  it('says what is wrong with each row before anything goes in, and brings the good ones in', async () => {
    const content = ledger(
      row(7, '1203'),
      row(7, '1203'),
      row(7, '东户'),
      row(7, '1204', { 8: '12345' }),
      row(7, '1205', { 5: '很大' }),
      row(7, '1206', { 0: NEXT_COMMUNITY }),
    );
    const checked = await does(await does(await upload(content), 'map'), 'check');
    expect(checked['checked']).toMatchObject({ rows: 6, fresh: 1, faulty: 5 });
    expect(await houses()).toEqual([]);
    expect(await does(checked, 'apply')).toMatchObject({ state: 'PARTLY', applied: { fresh: 1, faulty: 5 } });
    expect(await houses()).toHaveLength(1);
  });

  it('is taken back', async () => {
    const job = await brought(ledger(row(7, '1203'), row(7, '1204')));
    expect(await does(job, 'undo')).toMatchObject({ state: 'ROLLED_BACK', standing: 0 });
    expect(await houses()).toEqual([]);
    await made.settle();
    expect(await made.running().engine.drift()).toEqual([]);
  });

  it('is nobody’s next door, and is brought in by nobody without the right', async () => {
    const { id } = await brought(ledger(row(7, '1203')));
    const SEE = 'query ($id: ID!) { houseImport(id: $id) { id } }';
    expect(await cast.neighbour.asks(SEE, { id })).toEqual({ houseImport: null });
    const asking = cast.gridWorker.asks(UPLOAD, { at: COMMUNITY, content: ledger(row(1, '101')) });
    await expect(asking).rejects.toMatchObject({ code: 'NOT_PERMITTED' });
  });
});
