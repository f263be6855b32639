import {
  BookIcon,
  ContainerIcon,
  HomeIcon,
  HourglassIcon,
  LocationIcon,
  PackageIcon,
  PeopleIcon,
  PersonIcon,
} from '@primer/octicons-react';
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

  { path: '/orders', title: 'orders', group: 'operate', icon: PackageIcon, load: () => import('../pages/orders/OrdersPage.tsx') },
  { path: '/orders/:order_id', title: 'order', parent: '/orders', load: () => import('../pages/orders/OrderPage.tsx') },
  { path: '/stores', title: 'stores', group: 'operate', icon: LocationIcon, load: () => import('../pages/stores/StoresPage.tsx') },
  { path: '/stores/:retailer_id/:location_code', title: 'store', parent: '/stores', load: () => import('../pages/stores/StorePage.tsx') },
  { path: '/catalogue', title: 'catalogue', group: 'operate', icon: BookIcon, load: () => import('../pages/catalogue/CataloguePage.tsx') },
  {
    path: '/catalogue/submissions/:retailer_id/:submission_id',
    title: 'submission',
    parent: '/catalogue',
    load: () => import('../pages/catalogue/SubmissionPage.tsx'),
  },
  {
    path: '/catalogue/products/:retailer_id/:rrc',
    title: 'product',
    parent: '/catalogue',
    load: () => import('../pages/catalogue/ProductPage.tsx'),
  },
  { path: '/holds', title: 'holds', group: 'operate', icon: HourglassIcon, load: () => import('../pages/holds/HoldsPage.tsx') },
  { path: '/batches', title: 'batches', group: 'operate', icon: ContainerIcon, load: () => import('../pages/batches/BatchesPage.tsx') },
  { path: '/batches/:retailer_id/:batch_id', title: 'batch', parent: '/batches', load: () => import('../pages/batches/BatchPage.tsx') },
  { path: '/shoppers', title: 'shoppers', group: 'operate', icon: PersonIcon, load: () => import('../pages/shoppers/ShoppersPage.tsx') },
  { path: '/shoppers/:shopper_id', title: 'shopper', parent: '/shoppers', load: () => import('../pages/shoppers/ShopperPage.tsx') },
  {
    path: '/customers',
    title: 'customers',
    group: 'operate',
    icon: PeopleIcon,
    load: () => import('../pages/customers/CustomersPage.tsx'),
  },
  { path: '/customers/:id', title: 'customer', parent: '/customers', load: () => import('../pages/customers/CustomerPage.tsx') },
  { path: '/users/:user_id', title: 'user', parent: '/customers', load: () => import('../pages/customers/UserPage.tsx') },

  { path: '/sign-in', title: 'sign_in', access: 'guest', load: () => import('../pages/sign-in/SignInPage.tsx') },
];
