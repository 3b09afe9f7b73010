import type { Permission } from '@linli/contract';
import { Button } from 'antd';
import { createContext, useContext, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from './asking.ts';
import { Me, type MeQuery } from './generated/api.ts';
import { Failure } from './parts/failure.tsx';
import { Waiting } from './parts/waiting.tsx';
import { signOut, type Session } from './session.ts';

export type Viewer = MeQuery['me'] & Session;

const ViewerContext = createContext<Viewer | null>(null);

/** Who is looking, as the API sees them. Nothing below is drawn before that is known. */
export function ViewerProvider({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { data, error, refetch } = useAsk(Me, {});
  if (error) return <Refused error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  return <ViewerContext value={{ ...data.me, ...session }}>{children}</ViewerContext>;
}

/** The API does not know this person here: another post or another login may help. */
function Refused(props: { readonly error: Error; readonly retry: () => unknown }) {
  const { t } = useTranslation();
  return (
    <div className="page">
      <Failure {...props} />
      <div>
        <Button onClick={() => void signOut()}>{t('shell.signOut')}</Button>
      </div>
    </div>
  );
}

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (!viewer) throw new Error('useViewer outside ViewerProvider');
  return viewer;
}

/** Whether the API says this person may do something here. */
export const useMay = (permission: Permission): boolean => useViewer().permissions.includes(permission);
