import type { Permission } from '@linli/contract';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import type { PageName } from '../resource.ts';
import { useViewer } from '../viewer.tsx';

export type AreaPlace = readonly [page: PageName, to: string, needs: Permission];

/** The pages of one domain beside each other, as far as this person has a right to them. */
export function AreaNav({ label, places }: { readonly label: string; readonly places: readonly AreaPlace[] }) {
  const { t } = useTranslation();
  const { permissions } = useViewer();
  const nav = useRef<HTMLElement>(null);
  // On a phone the row is longer than the screen: the page one is at comes into sight; the page itself stays at its top.
  useEffect(() => {
    const row = nav.current;
    const here = row?.querySelector('[aria-current=page]');
    if (!row || !here) return;
    const [all, one] = [row.getBoundingClientRect(), here.getBoundingClientRect()];
    row.scrollLeft += one.left - all.left - (all.width - one.width) / 2;
  }, []);
  const open = places.filter(([, , needs]) => permissions.includes(needs));
  if (open.length < 2) return null;
  return (
    <nav ref={nav} className="inbox" aria-label={label}>
      {open.map(([name, to]) => (
        <NavLink key={name} to={to} end>
          {t(`page.${name}`)}
        </NavLink>
      ))}
    </nav>
  );
}
