import { writeCsv } from '../src/index.ts';
import { office, titles } from './people/clerks.ts';
import { somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const { town, clerk, work } = office(subgraph);
const canary = ['端木金丝雀', String(somebody(77)[1]), '13877777777'] as const;
const [NAME, NUMBER, PHONE] = canary;
const rows = [
  somebody(77, { 0: NAME, 4: PHONE }).map(String),
  somebody(78, { 0: NAME, 3: '2023-02-30', 2: '外星人' }).map(String),
];
const ledger = () => writeCsv([[...titles], ...rows], 'UTF-8');

/** Everything the database holds, its bytes read as text. */
const dump = async (): Promise<string> => (await town.rawStore()).map(({ text }) => text).join('\n');

const ASK =
  'query ($id: ID!) { personImport(id: $id) { fileName columns { title } unknownWords { word } faultyRows checked { rows faults { field title reason { zh } } } faults(first: 10) { nodes { title reason { zh } } } new: difference(first: 10, kind: NEW) { nodes { cells { name idNumber phone bornOn } } } wrong: difference(first: 10, kind: FAULTY) { nodes { cells { name idNumber phone bornOn } } } } personImportTemplates(first: 10) { nodes { titles { title } words { word } } } }';

describe('what a ledger says of people', () => {
  it('lies nowhere in clear, while it is checked and when it is in', async () => {
    const job = await clerk().checked(ledger());
    expect(job.checked).toMatchObject({ fresh: 1, faulty: 1 });
    const checked = await dump();
    for (const word of canary) expect(checked).not.toContain(word);
    const applied = await clerk().applied(ledger());
    expect(applied).toMatchObject({ state: 'PARTLY' });
    const whole = await dump();
    expect(whole).toContain(applied.id);
    for (const word of canary) expect(whole).not.toContain(word);
  });

  it('is shown to nobody without a purpose, and to no one else with it', async () => {
    const { id } = await clerk().checked(ledger());
    const askers = [clerk(), clerk({ id: 'u-other', purpose: 'LEDGER_IMPORT' }), clerk({ purpose: 'ELDERLY_CARE' })];
    for (const { person } of askers) {
      const answer = JSON.stringify(await person.asks(ASK, { id }));
      for (const word of canary) expect(answer).not.toContain(word);
      expect(answer).toContain('端木');
    }
    expect((await town.journal()).filter(({ outcome }) => outcome === 'REVEALED')).toEqual([]);
  });

  it('is shown for the purpose of bringing it in to who brought it, with one line for a row', async () => {
    const { id } = await clerk().checked(ledger());
    const { person } = clerk({ purpose: 'LEDGER_IMPORT' });
    const { personImport } = await person.asks(
      'query ($id: ID!) { personImport(id: $id) { difference(first: 10, kind: NEW) { nodes { id cells { name idNumber phone } } } } }',
      { id },
    );
    const [row] = personImport.difference.nodes;
    expect(row.cells).toEqual({ name: NAME, idNumber: NUMBER, phone: PHONE });
    expect((await town.journal()).filter(({ outcome }) => outcome === 'REVEALED')).toMatchObject([
      { subject: row.id, fields: ['name', 'idNumber', 'phone'], purpose: 'LEDGER_IMPORT', who: { id: 'u-clerk' } },
    ]);
  });

  it('is gone with its file as soon as all of it is in, and when nothing of it will be', async () => {
    const chunks = async () =>
      (await town.rawStore()).filter(({ collection }) => collection === 'personImportChunks').length;
    const good = writeCsv([[...titles], rows[0] ?? []], 'UTF-8');
    expect(await clerk().applied(good)).toMatchObject({ state: 'APPLIED' });
    expect(await chunks()).toBe(0);
    const job = await clerk().checked(good);
    expect(await chunks()).toBe(1);
    await clerk().does(job, 'cancel');
    expect(await chunks()).toBe(0);
    const refused = await clerk().applied(ledger());
    expect([refused.state, await chunks()]).toEqual(['PARTLY', 1]);
  });

  it('lies nowhere in clear when it stands in the header, and is kept as a template', async () => {
    const zhang = clerk();
    const [good = []] = rows;
    const said: Record<string, string> = { 姓名: NAME, 身份证号: NUMBER, 联系电话: PHONE };
    const header = titles.map((title) => said[title] ?? title);
    const job = await zhang.upload(writeCsv([header, good, somebody(79, { 0: '' }).map(String)], 'UTF-8'));
    const columns = ', columns: [{ at: 0, field: "name" }, { at: 1, field: "idNumber" }, { at: 4, field: "phone" }]';
    const mapped = await zhang.does(job, 'map', columns);
    await zhang.person.asks(
      'mutation ($id: ID!, $version: Int!) { keepPersonImportTemplate(id: $id, version: $version, name: "旧表") { id } }',
      { id: mapped.id, version: mapped.version },
    );
    await zhang.does(mapped, 'check');
    await work();
    expect(await zhang.read(mapped.id)).toMatchObject({ state: 'CHECKED', checked: { faulty: 1 } });
    const whole = await dump();
    for (const word of canary) expect(whole).not.toContain(word);
  });

  it('is said by who uploaded it alone: nobody adds to it, reads it otherwise or approves it as their own', async () => {
    const content = ledger().toString('base64');
    const begun = await clerk().upload(ledger(), { isLast: false });
    const other = clerk({ id: 'u-other' });
    await expect(other.does(begun, 'continue', ', content: $content', { content })).rejects.toMatchObject({
      code: 'IMPORT_OF_OTHERS',
    });
    const job = await clerk().upload(ledger());
    await expect(other.does(job, 'choose', ', sheet: 0, header: 1')).rejects.toMatchObject({
      code: 'IMPORT_OF_OTHERS',
    });
    await expect(other.does(job, 'map')).rejects.toMatchObject({ code: 'IMPORT_OF_OTHERS' });
  });
});
