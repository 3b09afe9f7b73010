import { permissionsOf } from '@linli/contract';
import type { Viewer } from '@linli/kit';

/** Whether somebody oversees access by their office, or asks about themself. */
export const oversees = ({ roles }: Pick<Viewer, 'roles'>): boolean =>
  roles.some((role) => role !== 'resident' && permissionsOf([role]).has('access-log.read'));
