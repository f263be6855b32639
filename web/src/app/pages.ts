import { GraphIcon, HeartIcon, HomeIcon, PulseIcon } from '@primer/octicons-react';
import type { ComponentType } from 'react';
import type { Right } from '../api/session.ts';

export type Group = 'build' | 'operate' | 'organization' | 'installation';

export interface Page {
  /** As the router and the server write it, `/orders/:order_id`. */
  readonly path: string;
  /** Key of `pages` in locales/…/app.json: the page's name in navigation, breadcrumbs and the browser's tab. */
  readonly title: string;
  /**
   * `session` (default): with a session only; `public`: for everybody; `guest`: for everybody, and whoever is signed in goes on; `open`: with
   * a session, or for everybody once who runs the installation has opened it.
   */
  readonly access?: 'session' | 'public' | 'guest' | 'open';
  /** Those who lack it do not see the entry; the server refuses their calls in any case. */
  readonly right?: Right;
  /** With an icon the page has an entry in the navigation, above the groups or in its group. */
  readonly icon?: ComponentType<{ size?: number }>;
  readonly group?: Group;
  /** Path of the page above it, for breadcrumbs. */
  readonly parent?: string;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** Every page of the console, in the order of the navigation. The build hands the paths to the server (pages.json). */
export const pages: readonly Page[] = [
  { path: '/home', title: 'home', icon: HomeIcon, load: () => import('../pages/home/HomePage.tsx') },
  { path: '/status', title: 'status', access: 'open', icon: HeartIcon, load: () => import('../pages/status/StatusPage.tsx') },

  {
    path: '/requests',
    title: 'requests',
    right: 'view',
    icon: PulseIcon,
    group: 'build',
    load: () => import('../pages/requests/RequestsPage.tsx'),
  },
  { path: '/requests/:request_id', title: 'request', parent: '/requests', load: () => import('../pages/requests/RequestPage.tsx') },
  { path: '/usage', title: 'usage', right: 'view', icon: GraphIcon, group: 'build', load: () => import('../pages/usage/UsagePage.tsx') },

  { path: '/sign-in', title: 'sign_in', access: 'guest', load: () => import('../pages/sign-in/SignInPage.tsx') },
  { path: '/status/confirm', title: 'status_confirm', access: 'public', load: () => import('../pages/status/ConfirmPage.tsx') },
  { path: '/status/unsubscribe', title: 'status_unsubscribe', access: 'public', load: () => import('../pages/status/UnsubscribePage.tsx') },
];
