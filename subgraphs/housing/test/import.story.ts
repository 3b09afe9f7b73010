import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { bringsIn, ledger, row, UPLOAD } from './house-ledgers.ts';
import { castOf, COMMUNITY, NEXT_COMMUNITY } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);
const { brought, does, upload } = bringsIn(made, cast);
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
