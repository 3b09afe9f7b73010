import { Suspense } from 'react';
import { Outlet } from 'react-router';
import { Waiting } from '../parts/waiting.tsx';
import { Switches } from '../shell/switches.tsx';

/** The public pages: one column, no account, no menu. */
export function VisitorFrame() {
  return (
    <div className="visitor">
      <header className="visitor-top">
        <span className="brand">
          <img src="/icon.svg" alt="" width={28} height={28} />
          <strong>邻里</strong>
        </span>
        <span>
          <Switches />
        </span>
      </header>
      <main>
        <Suspense fallback={<Waiting />}>
          <Outlet />
        </Suspense>
      </main>
    </div>
  );
}
