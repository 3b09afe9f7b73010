import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

interface Rule {
  readonly alert?: string;
  readonly expr: string;
  readonly labels?: { readonly severity?: string };
  readonly annotations?: Readonly<Record<'summary' | 'description' | 'runbook', string>>;
}

interface Rules {
  readonly groups: readonly { readonly rules: readonly Rule[] }[];
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const files = readdirSync(`${root}charts/linli/files/alerts`);
const alerts = files
  .flatMap((file) => (parse(readFileSync(`${root}charts/linli/files/alerts/${file}`, 'utf8')) as Rules).groups)
  .flatMap(({ rules }) => rules)
  .filter(({ alert }) => alert !== undefined);
const pages = readdirSync(`${root}docs/runbooks`);
const parts = ['**What it means.** ', '**Where to look.** ', '**What to do.** '];

describe('an alert', () => {
  it.each(alerts.map((rule) => [rule.alert ?? '', rule] as const))(
    '%s says in both languages what it is, how urgent, and what to do',
    (name, { labels, annotations }) => {
      expect(['page', 'ticket']).toContain(labels?.severity);
      expect(annotations?.summary).toMatch(/[a-z]/);
      expect(annotations?.description).toMatch(/\p{Script=Han}/u);
      expect(annotations?.runbook).toBe(`docs/runbooks/${name}.md`);
      expect(existsSync(`${root}docs/runbooks/${name}.md`)).toBe(true);
    },
  );

  it('stands behind every page of the runbooks, and each page has the same parts', () => {
    expect(pages.sort()).toEqual(alerts.map(({ alert }) => `${alert}.md`).sort());
    for (const page of pages) {
      const text = readFileSync(`${root}docs/runbooks/${page}`, 'utf8');
      expect(text.startsWith(`# ${page.slice(0, -3)}\n`)).toBe(true);
      expect(parts.filter((part) => !text.includes(`\n${part}`))).toEqual([]);
    }
  });
});
