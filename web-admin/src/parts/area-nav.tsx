import type { Permission } from '@linli/contract';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { PageName } from '../resource.ts';
import { useViewer } from '../viewer.tsx';

export type AreaPlace = readonly [page: PageName, to: string, needs: Permission];

/** The pages of one domain beside each other, as far as this person has a right to them. */
export function AreaNav({ label, places }: { readonly label: string; readonly places: readonly AreaPlace[] }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const open = places.filter(([, , needs]) => permissions.includes(needs));
  if (open.length < 2) return null;
  return (
    <nav className="inbox" aria-label={label}>
      {open.map(([name, to]) => (
        <NavLink key={name} to={to} end>
          {t(`page.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
