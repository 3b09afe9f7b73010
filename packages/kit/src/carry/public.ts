import { type Collection, declarationOf, type Row } from '../collection/collection.ts';
import type { PublicView } from '../opened.ts';
import type { Raw } from '../store/raw.ts';
import type { Desk } from './desk.ts';
import { filterOf } from './filter.ts';

/** The fields of class P0, for anyone: what is not on the collection's list is neither read nor asked by. */
export function openPublic<T extends Row>({ store, masked }: Desk, source: Collection<T>): PublicView<T> {
  const shown = declarationOf(source).options.public ?? [];
  if (shown.length === 0) throw new Error(`${source.name} shows nothing to the public`);
  return {
    async findBy(where) {
      const foreign = Object.keys(where).filter((key) => key !== 'id' && !(shown as readonly string[]).includes(key));
      if (foreign.length > 0) throw new Error(`${source.name}.${foreign.join()} is not public`);
      const raw = await store
        .model(source)
        .findOne(filterOf(where, masked), ['_id', 'version', ...shown].join(' '))
        .lean<Raw>();
      if (!raw) return null;
      const { _id, ...rest } = raw;
      return { ...rest, id: _id } as unknown as Partial<T>;
    },
  };
}
