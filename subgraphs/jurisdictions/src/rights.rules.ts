import type { Permission } from '@linli/contract';
import type { Viewer } from '@linli/kit';

/** Inner fields and references are not guarded by the contract as root fields are: they ask here. */
export const may = ({ permissions }: Viewer, permission: Permission): boolean => permissions.has(permission);

/** A filter that lets nothing through for those without a permission: an inner list is empty, not an error. */
export const ifMay = (viewer: Viewer, permission: Permission): { readonly id?: readonly string[] } =>
  may(viewer, permission) ? {} : { id: [] };
