import { type AnyCollection, declarationOf, type Row } from '../collection/collection.ts';
import { PERSON, personWord } from '../collection/names.ts';
import type { Context } from '../engine/context.ts';
import type { Subgraph } from '../subgraph.ts';
import { textOf } from '../said.ts';
import type { Heard } from './heard.ts';

const naming = ({ collections }: Subgraph): readonly AnyCollection[] =>
  collections.filter((source) => declarationOf(source).options.names);

/**
 * Somebody was erased, and this service is told who it is: no row names them any more, whatever it is about. Nobody has to
 * think of it but the collection, which says whom its rows name.
 */
export async function forgetNamed(subgraph: Subgraph, { whisper = {} }: Heard, { open }: Context): Promise<void> {
  const who = { name: textOf(whisper['name']), phone: textOf(whisper['phone']) };
  const word = personWord(who);
  if (!word) return;
  for (const source of naming(subgraph)) {
    const { names } = declarationOf(source).options;
    const rows: readonly Row[] = (await open(source).lookupMany(PERSON, [word])).get(word) ?? [];
    for (const row of rows) {
      const decision = names?.forgotten(row, who) ?? null;
      if (decision === 'REMOVED') await open(source).remove(row.id, null, () => ({ reason: 'erased' }));
      else if (decision) await open(source).amend(row.id, () => ({ ...decision, reason: 'erased' }));
    }
  }
}
