import { BeakerIcon, HistoryIcon, HomeIcon, MailIcon, OrganizationIcon, PeopleIcon, ServerIcon, StackIcon } from '@primer/octicons-react';
import type { ComponentType } from 'react';
import type { Right } from '../api/session.ts';

export type Group = 'build' | 'operate' | 'organization' | 'installation';

export interface Page {
  /** As the router and the server write it, `/orders/:order_id`. */
  readonly path: string;
  /** Key of `pages` in locales/…/app.json: the page's name in navigation, breadcrumbs and the browser's tab. */
  readonly title: string;
  /** `session` (default): with a session only; `public`: for everybody; `guest`: for everybody, and whoever is signed in goes on. */
  readonly access?: 'session' | 'public' | 'guest';
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

  { path: '/testing', title: 'testing', icon: BeakerIcon, group: 'build', load: () => import('../pages/testing/TestingPage.tsx') },
  { path: '/testing/new', title: 'testing_new', parent: '/testing', load: () => import('../pages/testing/NewOrderPage.tsx') },
  { path: '/testing/shopper', title: 'testing_shopper', parent: '/testing', load: () => import('../pages/testing/ShopperPage.tsx') },
  { path: '/testing/scenarios', title: 'testing_scenarios', parent: '/testing', load: () => import('../pages/testing/ScenariosPage.tsx') },
  { path: '/testing/clock', title: 'testing_clock', parent: '/testing', load: () => import('../pages/testing/ClockPage.tsx') },
  { path: '/testing/faults', title: 'testing_faults', parent: '/testing', load: () => import('../pages/testing/FaultsPage.tsx') },
  { path: '/testing/snapshots', title: 'testing_snapshots', parent: '/testing', load: () => import('../pages/testing/SnapshotsPage.tsx') },
  {
    path: '/testing/orders/:order_id',
    title: 'testing_order',
    parent: '/testing',
    load: () => import('../pages/testing/TestOrderPage.tsx'),
  },

  { path: '/servers', title: 'servers', icon: ServerIcon, group: 'organization', load: () => import('../pages/servers/ServersPage.tsx') },
  { path: '/members', title: 'members', icon: PeopleIcon, group: 'organization', load: () => import('../pages/members/MembersPage.tsx') },
  {
    ...{ path: '/audit', title: 'audit', icon: HistoryIcon, group: 'organization', right: 'manage' },
    load: () => import('../pages/audit/AuditPage.tsx'),
  },
  {
    ...{ path: '/organization', title: 'organization', icon: OrganizationIcon, group: 'organization' },
    load: () => import('../pages/organization/OrganizationPage.tsx'),
  },

  {
    ...{ path: '/pool', title: 'pool', icon: StackIcon, group: 'installation', right: 'installation' },
    load: () => import('../pages/pool/PoolPage.tsx'),
  },
  {
    ...{ path: '/organizations', title: 'organizations', icon: OrganizationIcon, group: 'installation', right: 'installation' },
    load: () => import('../pages/organizations/OrganizationsPage.tsx'),
  },
  {
    ...{ path: '/mails', title: 'mails', icon: MailIcon, group: 'installation', right: 'installation' },
    load: () => import('../pages/mails/MailsPage.tsx'),
  },

  { path: '/account', title: 'account', load: () => import('../pages/account/AccountPage.tsx') },

  { path: '/sign-in', title: 'sign_in', access: 'guest', load: () => import('../pages/sign-in/SignInPage.tsx') },
  { path: '/sign-up', title: 'sign_up', access: 'guest', load: () => import('../pages/sign-up/SignUpPage.tsx') },
  { path: '/forgot-password', title: 'forgot_password', access: 'guest', load: () => import('../pages/password/ForgotPasswordPage.tsx') },
  { path: '/reset-password', title: 'reset_password', access: 'public', load: () => import('../pages/password/ResetPasswordPage.tsx') },
  { path: '/confirm', title: 'confirm', access: 'public', load: () => import('../pages/confirm/ConfirmPage.tsx') },
  { path: '/invitation', title: 'invitation', access: 'public', load: () => import('../pages/invitation/InvitationPage.tsx') },
];
