import {
  AlertIcon,
  AppsIcon,
  BeakerIcon,
  BookIcon,
  ContainerIcon,
  GraphIcon,
  HeartIcon,
  HistoryIcon,
  HomeIcon,
  HourglassIcon,
  LocationIcon,
  MailIcon,
  OrganizationIcon,
  PackageIcon,
  PaperAirplaneIcon,
  PeopleIcon,
  PersonIcon,
  PulseIcon,
  ServerIcon,
  StackIcon,
  WebhookIcon,
} from '@primer/octicons-react';
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
   * a session, or for everybody once who runs the installation has opened it; `second_factor`: where one that is required is set up;
   * `customer`: for whoever has its link, in the retailer's name.
   */
  readonly access?: 'session' | 'public' | 'guest' | 'open' | 'second_factor' | 'customer';
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
  {
    ...{ path: '/deprecations', title: 'deprecations', icon: AlertIcon, group: 'build', right: 'view' },
    load: () => import('../pages/deprecations/DeprecationsPage.tsx'),
  },

  {
    path: '/applications',
    title: 'applications',
    icon: AppsIcon,
    group: 'build',
    load: () => import('../pages/applications/ApplicationsPage.tsx'),
  },
  {
    path: '/applications/new',
    title: 'new_application',
    parent: '/applications',
    load: () => import('../pages/applications/NewApplicationPage.tsx'),
  },
  {
    path: '/applications/:client_id',
    title: 'application',
    parent: '/applications',
    load: () => import('../pages/applications/ApplicationPage.tsx'),
  },
  {
    path: '/applications/:client_id/rotate',
    title: 'rotation',
    parent: '/applications/:client_id',
    load: () => import('../pages/applications/RotatePage.tsx'),
  },

  { path: '/webhooks', title: 'webhooks', icon: WebhookIcon, group: 'build', load: () => import('../pages/webhooks/WebhooksPage.tsx') },
  { path: '/webhooks/new', title: 'new_webhook', parent: '/webhooks', load: () => import('../pages/webhooks/NewWebhookPage.tsx') },
  { path: '/webhooks/:webhook_id', title: 'webhook', parent: '/webhooks', load: () => import('../pages/webhooks/WebhookPage.tsx') },
  {
    path: '/webhooks/:webhook_id/edit',
    title: 'edit_webhook',
    parent: '/webhooks/:webhook_id',
    load: () => import('../pages/webhooks/EditWebhookPage.tsx'),
  },
  {
    path: '/deliveries',
    title: 'deliveries',
    icon: PaperAirplaneIcon,
    group: 'build',
    load: () => import('../pages/deliveries/DeliveriesPage.tsx'),
  },
  {
    path: '/deliveries/:delivery_id',
    title: 'delivery',
    parent: '/deliveries',
    load: () => import('../pages/deliveries/DeliveryPage.tsx'),
  },

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
  {
    ...{ path: '/second-factor', title: 'second_factor', access: 'second_factor' },
    load: () => import('../pages/account/SecondFactorPage.tsx'),
  },
  { path: '/status/confirm', title: 'status_confirm', access: 'public', load: () => import('../pages/status/ConfirmPage.tsx') },
  { path: '/status/unsubscribe', title: 'status_unsubscribe', access: 'public', load: () => import('../pages/status/UnsubscribePage.tsx') },
  { path: '/sign-up', title: 'sign_up', access: 'guest', load: () => import('../pages/sign-up/SignUpPage.tsx') },
  { path: '/forgot-password', title: 'forgot_password', access: 'guest', load: () => import('../pages/password/ForgotPasswordPage.tsx') },
  { path: '/reset-password', title: 'reset_password', access: 'public', load: () => import('../pages/password/ResetPasswordPage.tsx') },
  { path: '/confirm', title: 'confirm', access: 'public', load: () => import('../pages/confirm/ConfirmPage.tsx') },
  { path: '/invitation', title: 'invitation', access: 'public', load: () => import('../pages/invitation/InvitationPage.tsx') },

  ...['/o/:link', '/o/:link/pickup'].map(
    (path): Page => ({ path, title: 'order_status', access: 'customer', load: () => import('../pages/order-status/OrderStatusPage.tsx') }),
  ),
  ...['shopping_list', 'recipe'].map(
    (kind): Page => ({
      ...{ path: `/store/${kind}s/:link`, title: kind, access: 'customer' },
      load: () => import('../pages/product-pages/LinkedProductsPage.tsx'),
    }),
  ),
];
