import { readdirSync, readFileSync } from 'node:fs';
import { compose, CompositionRefused } from '../src/composition/compose.ts';
import { HEAD } from './subgraph.ts';

const folder = new URL('./composition/', import.meta.url);
const examples = readdirSync(folder, { withFileTypes: true })
  .filter((each) => each.isDirectory())
  .map(({ name }) => name);

const read = (example: string, file: string): string => readFileSync(new URL(`${example}/${file}`, folder), 'utf8');

/** An example that links federation itself stands as it is. */
const linked = (sdl: string): string =>
  sdl.includes('@link') ? sdl : HEAD.replace('"@tag"', '"@tag", "@policy"') + sdl;

function said(example: string): string {
  try {
    compose(['a', 'b'].map((name) => ({ name, sdl: linked(read(example, `${name}.graphql`)) })));
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
