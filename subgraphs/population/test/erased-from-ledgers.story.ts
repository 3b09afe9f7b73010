import { writeWorkbook, type Written } from '@linli/imports';
import { town } from '@linli/testkit';
import { subgraph } from '../src/index.ts';
import { castOf, COMMUNITY, does, li, looks, people, type Seen, wang } from './people.ts';

const made = town(subgraph);
const cast = castOf(made);

const JOB = 'id version state failure { code }';
const TITLES = ['姓名', '公民身份号码', '联系电话', '户籍类型', '网格编码'];
const row = ({ name, idNumber, phone, place }: typeof wang): readonly Written[] => [
  name,
  idNumber,
  phone,
  '户籍',
  place,
];
const WRONG = row({ ...li, phone: '12' });
const FILE = 'query ($id: ID!) { residentImport(id: $id) { faultyRows } }';

async function brings(...rows: readonly (readonly Written[])[]): Promise<Seen> {
  const content = (await writeWorkbook('人口', [TITLES, ...rows])).toString('base64');
  const args = {
    jurisdictionCode: ['ID!', COMMUNITY] as const,
    fileName: ['String!', '台账.xlsx'] as const,
    content: ['Base64!', content] as const,
  };
  const uploaded = await does(cast.clerk, { name: 'uploadResidentImport', args, fields: JOB });
  const mapped = await does(cast.clerk, { name: 'mapResidentImport', on: uploaded, fields: JOB });
  await does(cast.clerk, { name: 'checkResidentImport', on: mapped, fields: JOB });
  return goesOn(uploaded);
}

async function goesOn({ id }: Seen): Promise<Seen> {
  while ((await made.tick('import-resident')) > 0);
  return (await cast.clerk.asks(`query ($id: ID!) { job: residentImport(id: $id) { ${JOB} } }`, { id })).job as Seen;
}

async function bringsIn(...rows: readonly (readonly Written[])[]): Promise<Seen> {
  const job = await does(cast.clerk, { name: 'applyResidentImport', on: await brings(...rows), fields: JOB });
  return goesOn(job);
}

const rowsOf = (name: string) => made.running().engine.store.connection.collection(name).find().toArray();

async function asksToBeErased(resident: string): Promise<void> {
  const input = ['SubjectRequestInput!', { resident, kind: 'DELETE', wish: '请删除' }] as const;
  const fields = 'id version';
  const asked = await does(cast.clerk, { name: 'receiveSubjectRequest', args: { input }, fields });
  const evidence = ['String!', '身份证原件已核'] as const;
  const checked = await does(cast.clerk, { name: 'checkRequesterIdentity', on: asked, args: { evidence }, fields });
  const going = await does(cast.officer, { name: 'reviewSubjectRequest', on: checked, fields });
  await does(cast.officer, { name: 'fulfilSubjectRequest', on: going, fields });
}

describe('a person who is erased', () => {
  it('is taken out of the ledgers that are kept, too', async () => {
    const job = await bringsIn(row(wang), WRONG);
    expect(job.state).toBe('PARTLY');
    const [one] = await rowsOf('residents');
    const id = String(one?._id);
    const waiting = await brings(row(li), row(wang));
    const without = await brings(row(li), WRONG);
    expect([waiting.state, without.state]).toEqual(['CHECKED', 'CHECKED']);
    await asksToBeErased(id);
    expect(await looks(cast.clerk, id)).toBeNull();
    expect(await rowsOf('erasures')).toHaveLength(1);
    const before = JSON.stringify(await rowsOf('erasures'));
    expect([wang.name, wang.idNumber].some((word) => before.includes(word))).toBe(false);

    expect(await made.tick('forget-resident')).toBe(1);
    expect(await rowsOf('erasures')).toEqual([]);
    expect(await goesOn(waiting)).toMatchObject({ state: 'CANCELLED', failure: { code: 'LEDGER_GONE' } });
    expect(await goesOn(without)).toMatchObject({ state: 'CHECKED', failure: null });
    expect((await rowsOf('residentImportChunks')).map((chunk) => chunk['job'])).toEqual([without.id]);
    const seeing = made.person({ ...people.clerk, purpose: 'LEDGER_IMPORT' });
    await expect(seeing.asks(FILE, { id: job.id })).rejects.toMatchObject({ code: 'LEDGER_GONE' });
  });
});
