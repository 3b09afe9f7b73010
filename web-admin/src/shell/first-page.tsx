import { Navigate } from 'react-router';
import { useViewer } from '../viewer.tsx';

/** Whoever works in grids begins with what waits for them, everybody else with how the place stands. */
export function FirstPage() {
  const { grids } = useViewer();
  return <Navigate to={grids.length > 0 ? '/cases' : '/overview'} replace />;
}
