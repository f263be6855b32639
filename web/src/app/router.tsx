import { createBrowserRouter, type RouteObject } from 'react-router';
import { GuestLayout } from './GuestLayout.tsx';
import { NotFoundPage } from './NotFoundPage.tsx';
import { type Page, pages } from './pages.ts';
import { RouteError } from './RouteError.tsx';

const routeOf = (page: Page): RouteObject => ({
  path: page.path,
  handle: page,
  errorElement: <RouteError />,
  lazy: async () => ({ Component: (await page.load()).default }),
});

const among = (...kinds: NonNullable<Page['access']>[]) => pages.filter(({ access = 'session' }) => kinds.includes(access)).map(routeOf);

export const router = createBrowserRouter([
  {
    // Guests need no navigation, menus or toasts.
    lazy: async () => ({ Component: (await import('./Shell.tsx')).Shell }),
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: among('session'),
  },
  {
    lazy: async () => ({ Component: (await import('./OpenLayout.tsx')).OpenLayout }),
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: among('open'),
  },
  {
    element: <GuestLayout />,
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: among('public', 'guest', 'second_factor'),
  },
  {
    lazy: async () => ({ Component: (await import('./CustomerLayout.tsx')).CustomerLayout }),
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: among('customer'),
  },
  { path: '*', element: <NotFoundPage /> },
]);
