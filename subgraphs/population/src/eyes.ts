import type { Permission } from '@linli/contract';
import type { Context, Viewer } from '@linli/kit';
import { residents, type Resident } from './resident.model.ts';

/** Inner fields and references are not guarded by the contract as root fields are: they ask here. */
export const may = ({ permissions }: Viewer, permission: Permission): boolean => permissions.has(permission);

/** Staff see the people of their area; anybody else sees the one record that is theirs. */
export const seesResident = (viewer: Viewer, { account }: Pick<Resident, 'account'>): boolean =>
  may(viewer, 'resident.read') || (may(viewer, 'resident.own') && Boolean(account) && account === viewer.id);

/** A resident by reference, for whoever may see the record. */
export async function seenResident({ open, viewer }: Context, id: string | null | undefined): Promise<Resident | null> {
  const row = id ? await open(residents).find(id) : null;
  return row && seesResident(viewer, row) ? row : null;
}

export const reads = (viewer: Viewer): boolean => may(viewer, 'resident.read');

/** A filter that lets nothing through for those who may not read: an inner list is empty, not an error. */
export const ifReads = (viewer: Viewer): { readonly id?: readonly string[] } => (reads(viewer) ? {} : { id: [] });

/** The resident whose login the caller has. */
export const ownResident = ({ open, viewer }: Context): Promise<Resident | null> =>
  open(residents).findBy({ account: viewer.id });
