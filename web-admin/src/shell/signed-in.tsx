import { useQuery } from '@tanstack/react-query';
import { openSession } from '../session.ts';
import { Failure } from '../parts/failure.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { ViewerProvider } from '../viewer.tsx';
import { Frame } from './frame.tsx';
import { LoginPage } from './login.tsx';

/** Lets nobody past who is not signed in. */
export function SignedIn() {
  const { data, error } = useQuery({ queryKey: ['session'], queryFn: openSession, staleTime: Infinity, retry: 1 });
  if (error) return <Failure error={error} retry={() => location.reload()} />;
  if (!data) return <Waiting />;
  if (!data.isSignedIn) return <LoginPage />;
  return (
    <ViewerProvider session={data}>
      <Frame />
    </ViewerProvider>
  );
}
