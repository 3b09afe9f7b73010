import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { town } from '@linli/testkit';
import { boot, type Engine, fieldKeysAt, keyUse, project, reseal, secretFrom, systemViewer } from '../src/inside.ts';
import { logOf } from '../src/log.ts';
import { lately, people, subgraph } from './people/subgraph.ts';

const COMMUNITY = '340111400001';
const { running } = town(subgraph);
const folder = mkdtempSync(join(tmpdir(), 'ring-'));
const file = join(folder, 'fields.ring');
afterAll(() => rmSync(folder, { recursive: true }));

const key = (id: string) => `${id}:${randomBytes(32).toString('base64')}`;
const [k1, k2, k3] = [key('k1'), key('k2'), key('k3')];
const blindKey = secretFrom(randomBytes(32).toString('base64'));
let clock = 1_000_000;
/** A ring in a file, younger than the one before. */
function write(...keys: readonly string[]): void {
  writeFileSync(file, keys.join('\n'));
  clock += 10;
  utimesSync(file, clock, clock);
}
const engines: Engine[] = [];
async function started(database: string, source = people): Promise<Engine> {
  const { host, port } = running().engine.store.connection;
  const engine = await boot(
    { ...subgraph, collections: [source] },
    {
      mongodbUri: `mongodb://${host}:${port}/?replicaSet=rs0`,
      database,
      cursorSecret: 'x'.repeat(32),
      log: logOf({ level: 'silent', name: database }),
      secrets: { fieldKeys: fieldKeysAt(`file:${file}`), blindKey },
    },
  );
  engines.push(engine);
  return engine;
}
afterEach(async () => {
  await Promise.all(engines.splice(0).map(({ store }) => store.close()));
});
const open = (engine: Engine, source = people) =>
  engine.contextFor({ viewer: systemViewer('test'), requestId: 'r' }).open(source);
const fresh = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    place: COMMUNITY,
    decision: { set: { name: `金丝雀${at}`, phone: '1' } },
  }));
const raw = (engine: Engine) => engine.store.connection.collection('people');
const sealedBy = (engine: Engine, id: string) => raw(engine).countDocuments({ sealedBy: id });
const names = async (engine: Engine) => (await open(engine).some({}, { limit: 500 })).map(({ name }) => name);
async function counted({ store }: Engine): Promise<void> {
  while ((await project(store)) > 0);
}
async function untilDone(engine: Engine): Promise<number> {
  await counted(engine);
  let rounds = 0;
  while ((await reseal(engine)) > 0) rounds += 1;
  return rounds;
}

describe('a new key', () => {
  it('takes over while the service runs, batch by batch, and the old one may go when nothing is sealed with it', async () => {
    write(k1);
    const engine = await started('turned');
    const rows = await open(engine).insertMany(fresh(700));
    expect(await reseal(engine)).toBe(0);
    write(k2, k1);
    const second = await started('turned');
    expect(await names(second)).toHaveLength(500);
    // The first process has not looked at the file since: a row of the second is opened all the same.
    const late = await open(second).insert(COMMUNITY, { set: { name: '新人' } });
    expect((await open(engine).load(late.id)).name).toBe('新人');
    expect(await reseal(second)).toBe(500);
    expect([await sealedBy(second, 'k1'), await sealedBy(second, 'k2')]).toEqual([200, 501]);
    const { host, port } = second.store.connection;
    const uses = (await keyUse(`mongodb://${host}:${port}/?replicaSet=rs0`)).filter(
      ({ service }) => service === 'turned',
    );
    expect(uses).toEqual(
      expect.arrayContaining([
        { service: 'turned', collection: 'people', key: 'k1', rows: 200 },
        { service: 'turned', collection: 'people', key: 'k2', rows: 501 },
        { service: 'turned', collection: 'books', key: 'k1', rows: 1 },
      ]),
    );
    // Taken up again by another process, as after a crash.
    write(k2);
    await expect(started('turned')).rejects.toThrow('lacks the key "k1"');
    write(k2, k1);
    expect(await untilDone(await started('turned'))).toBe(1);
    expect(await sealedBy(second, 'k1')).toBe(0);
    write(k2);
    const last = await started('turned');
    expect((await open(last).load(rows[650]?.id ?? '')).name).toBe('金丝雀650');
    expect((await open(last).lookup('phone', '1', { limit: 3 })).length).toBe(3);
    expect(await open(last).load(rows[0]?.id ?? '')).toMatchObject({ version: 1, name: '金丝雀0' });
    expect((await last.store.books.keys.find().toArray()).map(({ _id }) => _id).sort()).toEqual(['#blind', 'k2']);
  });

  it('seals a row anew whole when it is changed before its turn', async () => {
    write(k1);
    const first = await started('changed');
    const [row] = await open(first).insertMany(fresh(1));
    write(k3, k1);
    const engine = await started('changed');
    await open(engine).amend(row?.id ?? '', () => ({ set: { phone: '2' } }));
    expect(await sealedBy(engine, 'k3')).toBe(1);
    await counted(engine);
    write(k3);
    expect(await open(await started('changed')).load(row?.id ?? '')).toMatchObject({ name: '金丝雀0', phone: '2' });
  });

  it('is needed by steps that nobody counted yet, and by answers of the last day', async () => {
    write(k1);
    const engine = await started('waiting');
    const [row] = await open(engine).insertMany(fresh(1));
    await open(engine).remove(row?.id ?? '', null, () => null);
    await raw(engine).deleteMany({});
    write(k2);
    await expect(started('waiting')).rejects.toThrow('lacks the key "k1"');
  });

  it('seals what lay in clear before there were keys, where the release says so', async () => {
    write(k1);
    const engine = await started('clear', lately);
    const [row] = await open(engine, lately).insertMany(fresh(1));
    const clear = { $set: { name: '明文', phone: '13800138000' }, $unset: { sealedBy: '', blind: '' } };
    await raw(engine).updateOne({ _id: row?.id as never }, clear);
    expect((await open(engine, lately).load(row?.id ?? '')).name).toBe('明文');
    // Somebody else lay half in clear: a field that is sealed since this release, and the others sealed.
    const [half] = await open(engine, lately).insertMany(fresh(1));
    await raw(engine).updateOne({ _id: half?.id as never }, { $set: { ethnicity: '回族' } });
    expect((await open(engine, lately).load(half?.id ?? '')).ethnicity).toBe('回族');
    expect(await untilDone(engine)).toBe(2);
    expect((await open(engine, lately).load(half?.id ?? '')).ethnicity).toBe('回族');
    expect(JSON.stringify(await raw(engine).find({}).toArray())).not.toMatch(/明文|13800138000/);
    expect(await open(engine, lately).lookup('phone', '13800138000', { limit: 1 })).toMatchObject([{ name: '明文' }]);
  });

  it('that stands in a file gone bad changes nothing', async () => {
    write(k1);
    const engine = await started('bad');
    await open(engine).insertMany(fresh(2));
    write('rubbish');
    // A file is looked at once a second.
    const { now } = Date;
    const later = jest.spyOn(Date, 'now').mockImplementation(() => now() + 1_050);
    expect(await names(engine)).toHaveLength(2);
    await open(engine).insertMany(fresh(1));
    later.mockRestore();
    expect(await sealedBy(engine, 'k1')).toBe(3);
    await expect(started('bad')).rejects.toThrow('names a key that is no id');
  });
});
