import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compose, CompositionRefused } from '../src/composition/compose.ts';
import { askComposed, type Answered, type Known } from './composed-city.ts';
import { HEAD } from './subgraph.ts';

const folder = new URL('./composition/', import.meta.url);
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);
const answered = examples.filter((name) => existsSync(new URL(`${name}/query.graphql`, folder)));

const read = (example: string, file: string): string => readFileSync(new URL(`${example}/${file}`, folder), 'utf8');

/** An example that links federation itself stands as it is. */
const linked = (sdl: string): string =>
  sdl.includes('@link') ? sdl : HEAD.replace('"@tag"', '"@tag", "@policy", "@override"') + sdl;

const partsOf = (example: string) =>
  readdirSync(new URL(example, folder))
    .filter((file) => /^[a-z]\.graphql$/.test(file))
    .sort()
    .map((file) => ({ name: file.charAt(0), sdl: linked(read(example, file)) }));

function said(example: string): string {
  try {
    compose(partsOf(example));
    return 'composes\n';
  } catch (error) {
    if (!(error instanceof CompositionRefused)) throw error;
    return error.reasons.map((reason) => `${reason}\n`).join('');
  }
}

describe('subgraphs that come together', () => {
  it.each(examples)('as in %s', (example) => {
    expect(said(example)).toBe(read(example, 'says.txt'));
  });

  it('are described, each example with a line', () => {
    const lines = readFileSync(new URL('README.md', folder), 'utf8').split('\n');
    for (const example of examples) expect(lines.some((line) => line.startsWith(`- \`${example}\``))).toBe(true);
  });
});

describe('what is asked of them together', () => {
  it.each(answered)('is answered as in %s', async (example) => {
    const data = JSON.parse(read(example, 'data.json')) as Record<string, Known>;
    const parts = partsOf(example).map((part) => ({ ...part, known: data[part.name] ?? {} }));
    const answer = JSON.parse(read(example, 'answer.json')) as Answered;
    expect(await askComposed(parts, read(example, 'query.graphql'))).toEqual(answer);
  });
});
