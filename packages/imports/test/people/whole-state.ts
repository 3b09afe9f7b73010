import type { Subgraph } from '@linli/kit';
import type { Engine } from '@linli/kit/inside';

const ID = /[0-9A-HJKMNP-TV-Z]{26}/g;
const TIME = /"\d{4}-\d{2}-\d{2}T[\d:.]+Z"/g;

/**
 * Everything a service holds, as text: each row of each collection in the order of making, sealed fields opened, then the
 * journal and the counters. Ids stand as numbers in the order they are met, times as such. Lookups are left out: also
 * one whose work came to nothing was made.
 */
export async function wholeState({ store }: Engine, { collections }: Subgraph): Promise<string> {
  const said: string[] = [];
  for (const source of collections) {
    const { model, row } = store.shelf(source);
    for (const raw of await model.find().sort({ _id: 1 }).lean()) {
      const { path, blind } = raw;
      const words = (blind ?? []).map((bytes) => JSON.stringify(bytes)).sort();
      said.push(`${source.name} ${JSON.stringify({ ...row(raw), path, words })}`);
    }
  }
  const { journal, counters } = store.books;
  for (const { requestId: _, ...line } of await journal
    .find({ action: /^(?!.*looked-up)/ })
    .sort({ _id: 1 })
    .toArray())
    said.push(`journal ${JSON.stringify(line)}`);
  for (const { _id, counts } of await counters.find().sort({ _id: 1 }).toArray())
    said.push(`counter ${JSON.stringify([_id, Object.entries(counts).sort()])}`);
  const numbers = new Map<string, number>();
  return said
    .join('\n')
    .replaceAll(ID, (id) => `#${numbers.get(id) ?? numbers.set(id, numbers.size).size - 1}`)
    .replaceAll(TIME, '"time"');
}
