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

const inShell = pages.filter(({ access = 'session' }) => access === 'session');
const forGuests = pages.filter(({ access }) => access === 'public' || access === 'guest');
const forCustomers = pages.filter(({ access }) => access === 'customer');

export const router = createBrowserRouter([
  {
    // Guests need no navigation, menus or toasts.
    lazy: async () => ({ Component: (await import('./Shell.tsx')).Shell }),
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: inShell.map(routeOf),
  },
  { element: <GuestLayout />, errorElement: <RouteError whole />, hydrateFallbackElement: <></>, children: forGuests.map(routeOf) },
  {
    lazy: async () => ({ Component: (await import('./CustomerLayout.tsx')).CustomerLayout }),
    errorElement: <RouteError whole />,
    hydrateFallbackElement: <></>,
    children: forCustomers.map(routeOf),
  },
  { path: '*', element: <NotFoundPage /> },
]);
