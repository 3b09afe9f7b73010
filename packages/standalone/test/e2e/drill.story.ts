import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { serve } from '@linli/embedded-db';
import { eventually, theCity } from './the-city.ts';

const { city, as } = theCity();
const work = mkdtempSync(join(tmpdir(), 'linli-drill-'));
const at = (name: string): string => join(work, name);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const { NODE_OPTIONS: _, ...environment } = process.env;
const program = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));
const command = async (path: string, words: readonly string[], env: Record<string, string> = {}): Promise<string> =>
  (await promisify(execFile)(process.execPath, [program(path), ...words], { env: { ...environment, ...env } })).stdout;
const database = (...words: readonly string[]): Promise<string> => command('packages/embedded-db/dist/cli.js', words);

const REPORT = 'mutation ($input: ReportInput!) { reportCase(input: $input) { id number } }';
const input = {
  place: '340111400001',
  channel: 'HOTLINE',
  category: 'A02',
  title: '路灯不亮',
  description: '夜间无照明',
};

/** Each collection of a dump by a hash of its documents and one of its indexes. */
function contents(folder: string): Readonly<Record<string, string>> {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = all.filter((file) => /\.(bson|metadata\.json)$/.test(file));
  const hash = (file: string): string =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(files.sort().map((file) => [file, hash(file)]));
}

const verified = (uri: string): Promise<string> =>
  command('subgraphs/platform/dist/verify.main.js', [], {
    LINLI_MONGODB_URI: uri,
    LINLI_AUDIT_HEADS: join(city().plan.dataDir, 'audit/heads.jsonl'),
  });

describe('a backup of a city at work', () => {
  beforeAll(async () => {
    const clerk = await as('hub-binhu');
    for (let made = 0; made < 5; made += 1) await clerk.asks(REPORT, { input });
    const auditor = await as('auditor-baohe');
    const lines = '{ auditEntries(action: "case.reported", first: 5) { nodes { id } } }';
    await eventually(
      () => auditor.answers(lines),
      ({ data }) => (data as { auditEntries?: { nodes: readonly object[] } })?.auditEntries?.nodes.length === 5,
    );
    await database('dump', '--data', join(city().plan.dataDir, 'database'), '--out', at('backup'));
  }, 120_000);

  it('restored into an empty folder is the same to the byte, and its ledger is whole', async () => {
    expect(Object.keys(contents(at('backup')))).toContain('cases/cases.bson');
    await database('restore', '--data', at('fresh'), '--from', at('backup'));
    await database('dump', '--data', at('fresh'), '--out', at('again'));
    expect(contents(at('again'))).toEqual(contents(at('backup')));
    const { uri, close } = await serve({ path: at('fresh') });
    const said = await verified(uri).finally(close);
    expect(said).toMatch(/^340111000000 {2}intact {2}[1-9]/m);
    expect(said).not.toContain('BROKEN');
  });

  it('moves to another server by its driver, with every document and index', async () => {
    const target = await serve({ path: at('target') });
    try {
      await database('restore', '--uri', target.uri, '--from', at('backup'));
      await database('dump', '--uri', target.uri, '--out', at('moved'));
      expect(contents(at('moved'))).toEqual(contents(at('backup')));
      expect(await verified(target.uri)).not.toContain('BROKEN');
    } finally {
      await target.close();
    }
  });
});
