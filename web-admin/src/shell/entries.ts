import { resources } from '../app.tsx';
import type { Area, Icon, PageName } from '../resource.ts';
import { useViewer } from '../viewer.tsx';

export interface Entry {
  readonly area: Area;
  readonly to: string;
  readonly name: PageName;
  readonly icon: Icon;
}

/** The five functions of the Binhu centre, in its order. */
export const areas = ['information', 'management'] as const;

/** Menu entries this person may open. */
export function useEntries(): readonly Entry[] {
  const { permissions } = useViewer();
  return resources.flatMap(({ area, menu, name, icon, needs }) =>
    menu && icon && permissions.includes(needs) ? [{ area, to: menu, name, icon }] : [],
  );
}
