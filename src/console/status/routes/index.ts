import type { Route } from '../../route.ts';
import { changeMaintenance } from './change-maintenance.ts';
import { confirmSubscription } from './confirm-subscription.ts';
import { deleteIncident } from './delete-incident.ts';
import { endFeed } from './end-feed.ts';
import { endSubscription } from './end-subscription.ts';
import { getIncident } from './get-incident.ts';
import { getResponseTimes } from './get-response-times.ts';
import { getStatus } from './get-status.ts';
import { listIncidents } from './list-incidents.ts';
import { listMaintenance } from './list-maintenance.ts';
import { listNotices } from './list-notices.ts';
import { listSubscriptions } from './list-subscriptions.ts';
import { makeFeed } from './make-feed.ts';
import { openIncident } from './open-incident.ts';
import { planMaintenance } from './plan-maintenance.ts';
import { retryNotice } from './retry-notice.ts';
import { setStatusSettings } from './set-settings.ts';
import { subscribe } from './subscribe.ts';
import { unsubscribe } from './unsubscribe.ts';
import { updateIncident } from './update-incident.ts';

export const statusRoutes: readonly Route[] = [
  getStatus,
  getResponseTimes,
  setStatusSettings,
  listIncidents,
  getIncident,
  openIncident,
  updateIncident,
  deleteIncident,
  listMaintenance,
  planMaintenance,
  changeMaintenance,
  listSubscriptions,
  subscribe,
  endSubscription,
  confirmSubscription,
  unsubscribe,
  listNotices,
  retryNotice,
  makeFeed,
  endFeed,
];
