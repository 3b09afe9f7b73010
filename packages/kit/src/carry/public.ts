import { type Collection, declarationOf, type Row } from '../collection/collection.ts';
import type { PublicView } from '../opened.ts';
import type { Raw } from '../store/raw.ts';
import type { Desk } from './desk.ts';
import { filterOf } from './filter.ts';

const MOST = 500;

/** The fields of class P0, for anyone: what is not on the collection's list is neither read nor asked by. */
export function openPublic<T extends Row>({ store, masked }: Desk, source: Collection<T>): PublicView<T> {
  const shown: readonly string[] = declarationOf(source).options.public ?? [];
  if (shown.length === 0) throw new Error(`${source.name} shows nothing to the public`);
  const read = async (where: object, limit: number): Promise<readonly Partial<T>[]> => {
    const foreign = Object.keys(where).filter((key) => key !== 'id' && !shown.includes(key));
    if (foreign.length > 0) throw new Error(`${source.name}.${foreign.join()} is not public`);
    const asked = filterOf(where, masked(source));
    // A value that was left out must not open the first row there is.
    if (limit < 1 || (Object.keys(where).length > 0 && Object.keys(asked).length === 0)) return [];
    const raw = await store
      .model(source)
      .find(asked, ['_id', 'version', ...shown].join(' '))
      .limit(limit)
      .lean<Raw[]>();
    return raw.map(({ _id, ...rest }) => ({ ...rest, id: _id }) as unknown as Partial<T>);
  };
  return {
    findBy: async (where) => (await read(where, 1))[0] ?? null,
    some: (where, { limit }) => read(where, Math.min(limit, MOST)),
  };
}
