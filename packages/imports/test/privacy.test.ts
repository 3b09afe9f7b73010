import { writeCsv } from '../src/index.ts';
import { office, titles } from './people/clerks.ts';
import { somebody } from './people/somebody.ts';
import { subgraph } from './people/subgraph.ts';

const { town, clerk } = office(subgraph);
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
});
