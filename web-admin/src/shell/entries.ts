import { matchPath, useLocation } from 'react-router';
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
export const areas = [
  'information',
  'management',
  'affairs',
  'communication',
  'life',
] as const satisfies readonly Area[];

/** Menu entries this person may open. */
export function useEntries(): readonly Entry[] {
  const { permissions } = useViewer();
  return resources.flatMap(({ area, menu, name, icon, needs }) =>
    menu && icon && permissions.includes(needs) ? [{ area, to: menu, name, icon }] : [],
  );
}

/** The entry a path belongs to: the one its page names, or the longest one that begins it. */
export function useCurrentEntry(entries: readonly Entry[]): string {
  const { pathname } = useLocation();
  const under = resources.find((page) => page.under && matchPath(page.path, pathname))?.under;
  const beginning = entries.filter(({ to }) => pathname === to || pathname.startsWith(`${to}/`));
  return under ?? beginning.toSorted((a, b) => b.to.length - a.to.length)[0]?.to ?? '';
}
