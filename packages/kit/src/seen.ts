import type { Permission } from '@linli/contract';
import type { Collection, Row } from './collection/collection.ts';
import type { Context } from './engine/context.ts';

/** Something by reference, for staff of its place who have this right; references are not guarded as root fields are. */
export const seenWith =
  (permission: Permission) =>
  async <T extends Row>(
    { open, viewer }: Context,
    source: Collection<T>,
    id: string | null | undefined,
  ): Promise<T | null> =>
    id && viewer.permissions.has(permission) ? open(source).find(id) : null;
