import { createBrowserRouter, type RouteObject } from 'react-router';
import type { ComponentType } from 'react';
import { resources, visitorPages } from './app.tsx';
import { FirstPage } from './shell/first-page.tsx';
import type { Resource } from './resource.ts';
import { Guarded } from './shell/guarded.tsx';
import { MissingPage, PageFailure } from './shell/missing.tsx';
import { SignedIn } from './shell/signed-in.tsx';
import { VisitorFrame } from './visitor/frame.tsx';
import { Waiting } from './parts/waiting.tsx';

interface Lazy {
  readonly path: string;
  readonly page: () => Promise<ComponentType>;
}

const route = ({ path, page }: Lazy): RouteObject => ({
  path,
  lazy: async () => ({ Component: await page() }),
});

const guarded = ({ path, page, needs }: Resource): RouteObject => ({
  path,
  lazy: async () => {
    const Shown = await page();
    return {
      element: (
        <Guarded needs={needs}>
          <Shown />
        </Guarded>
      ),
    };
  },
});

export const router = createBrowserRouter([
  {
    errorElement: <PageFailure />,
    hydrateFallbackElement: <Waiting />,
    children: [
      { element: <VisitorFrame />, children: visitorPages.map(route) },
      {
        path: '/',
        element: <SignedIn />,
        children: [{ index: true, element: <FirstPage /> }, ...resources.map(guarded)],
      },
      { path: '*', element: <MissingPage /> },
    ],
  },
]);
