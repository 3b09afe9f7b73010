import { readdirSync, readFileSync } from 'node:fs';
import { expand } from '@linli/kit/inside';
import { print } from 'graphql';
import { compose, type SubgraphText } from '../src/composition/compose.ts';
import { described, lint } from '../src/lint/rules.ts';
import { readSdl } from '../src/lint/sdl.ts';
import { ownText } from '../src/own/own-sdl.ts';

const folder = new URL('../../subgraphs/', import.meta.url);
const names = readdirSync(folder).sort();

/** The contracts as their services tell them, without starting any. */
const contracts: readonly SubgraphText[] = names.map((name) => ({
  name,
  sdl: print(expand(readFileSync(new URL(`${name}/schema.graphql`, folder), 'utf8'))),
}));

const read = ({ name, sdl }: SubgraphText) => readSdl(name, sdl);
const all = [...contracts, ownText(contracts)];
const city = all.map(read);
const findings = lint(city);

const spoil = '\nextend type Query { spoilt: Int @tag(name: "open") }';

describe('the contracts of the city', () => {
  it.each(names)('%s keeps to the rules of the graph', (name) => {
    expect(findings.filter(({ subgraph }) => subgraph === name).map(described)).toEqual([]);
  });

  it.each(contracts)('$name is named when a field of it has no sentence', ({ name, sdl }) => {
    const spoilt = city.map((each) => (each.name === name ? read({ name, sdl: sdl + spoil }) : each));
    expect(lint(spoilt).map(({ rule, subgraph, at }) => [rule, subgraph, at])).toEqual([
      ['undocumented-root-field', name, 'Query.spoilt'],
    ]);
  });

  // The largest graph that is composed anywhere: a busy machine takes its time.
  it('become one graph', () => {
    const graph = compose(all);
    for (const name of names) expect(graph).toContain(`(name: "${name}"`);
  }, 120_000);
});
