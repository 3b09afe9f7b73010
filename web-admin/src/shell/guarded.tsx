import type { Permission } from '@linli/contract';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Nothing } from '../parts/nothing.tsx';
import { useMay } from '../viewer.tsx';

/** A page that this person has no right to says so instead of asking the API in vain. */
export function Guarded({ needs, children }: { readonly needs: Permission; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return useMay(needs) ? children : <Nothing title={t('failure.notPermitted')} />;
}
