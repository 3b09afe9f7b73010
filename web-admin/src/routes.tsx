import { createBrowserRouter, type RouteObject } from 'react-router';
import type { ComponentType } from 'react';
import { resources, visitorPages } from './app.tsx';
import { FirstPage } from './shell/first-page.tsx';
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

export const router = createBrowserRouter([
  {
    errorElement: <PageFailure />,
    hydrateFallbackElement: <Waiting />,
    children: [
      { element: <VisitorFrame />, children: visitorPages.map(route) },
      {
        path: '/',
        element: <SignedIn />,
        children: [{ index: true, element: <FirstPage /> }, ...resources.map(route)],
      },
      { path: '*', element: <MissingPage /> },
    ],
  },
]);
