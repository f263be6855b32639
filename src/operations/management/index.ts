import { automaticShopperOperations } from '../automatic-shopper/index.ts';
import type { Operation } from '../define.ts';
import { cloneApplication } from './applications/clone-application.ts';
import { createApplication } from './applications/create-application.ts';
import { deleteApplication } from './applications/delete-application.ts';
import { disableApplication } from './applications/disable-application.ts';
import { enableApplication } from './applications/enable-application.ts';
import { getApplication } from './applications/get-application.ts';
import { applicationKeyOperations } from './applications/keys/index.ts';
import { listApplications } from './applications/list-applications.ts';
import { updateApplication } from './applications/update-application.ts';
import { createBanner } from './banners/create-banner.ts';
import { getBanner } from './banners/get-banner.ts';
import { listBanners } from './banners/list-banners.ts';
import { renameBanner } from './banners/rename-banner.ts';
import { listCapacity } from './capacity/list-capacity.ts';
import { listStoresCapacity } from './capacity/list-stores-capacity.ts';
import { resetCapacity } from './capacity/reset-capacity.ts';
import { setCapacity } from './capacity/set-capacity.ts';
import { getProduct } from './catalogue/get-product.ts';
import { getSubmission } from './catalogue/get-submission.ts';
import { listDepartments } from './catalogue/list-departments.ts';
import { listItems } from './catalogue/list-items.ts';
import { listProductStores } from './catalogue/list-product-stores.ts';
import { listProducts } from './catalogue/list-products.ts';
import { listSubmissions } from './catalogue/list-submissions.ts';
import { clockOperations } from './clock/index.ts';
import { customerOperations } from './customers/index.ts';
import { deliveryOperations } from './deliveries/index.ts';
import { deprecationOperations } from './deprecations/index.ts';
import { eventOperations } from './events/index.ts';
import { faultOperations } from './faults/index.ts';
import { managedFulfillmentOperations } from './fulfillment/index.ts';
import { healthOperations } from './health/index.ts';
import { holdOperations } from './holds/index.ts';
import { deleteException } from './hours/delete-exception.ts';
import { getHours } from './hours/get-hours.ts';
import { listExceptions } from './hours/list-exceptions.ts';
import { replaceHours } from './hours/replace-hours.ts';
import { setException } from './hours/set-exception.ts';
import { managedOrderOperations } from './orders/index.ts';
import { createOrganization } from './organizations/create-organization.ts';
import { deleteOrganization } from './organizations/delete-organization.ts';
import { getOrganization } from './organizations/get-organization.ts';
import { listOrganizations } from './organizations/list-organizations.ts';
import { updateOrganization } from './organizations/update-organization.ts';
import { listProductPages } from './product-pages/list-product-pages.ts';
import { requestOperations } from './requests/index.ts';
import { resetOperations } from './reset/index.ts';
import { getSettings } from './settings/get-settings.ts';
import { updateSettings } from './settings/update-settings.ts';
import { getSlotPolicy } from './slot-policy/get-slot-policy.ts';
import { replaceSlotPolicy } from './slot-policy/replace-slot-policy.ts';
import { updateSlotPolicy } from './slot-policy/update-slot-policy.ts';
import { snapshotOperations } from './snapshots/index.ts';
import { createStore } from './stores/create-store.ts';
import { getPickupInstructions } from './stores/get-pickup-instructions.ts';
import { getStore } from './stores/get-store.ts';
import { listStorePositions } from './stores/list-positions.ts';
import { listStores } from './stores/list-stores.ts';
import { setPickupInstructions } from './stores/set-pickup-instructions.ts';
import { updateStore } from './stores/update-store.ts';
import { usageOperations } from './usage/index.ts';
import { managedUserOperations } from './users/index.ts';
import { webhookOperations } from './webhooks/index.ts';
import { listWorkflows } from './workflows/list-workflows.ts';

/** The Management API, in the order of the reference. */
export const managementOperations: readonly Operation[] = [
  getOrganization,
  updateOrganization,
  getSettings,
  updateSettings,
  listOrganizations,
  createOrganization,
  deleteOrganization,
  listBanners,
  createBanner,
  getBanner,
  renameBanner,
  listApplications,
  createApplication,
  getApplication,
  updateApplication,
  cloneApplication,
  enableApplication,
  disableApplication,
  deleteApplication,
  ...applicationKeyOperations,
  listStores,
  listStorePositions,
  createStore,
  getStore,
  updateStore,
  getPickupInstructions,
  setPickupInstructions,
  getHours,
  replaceHours,
  listExceptions,
  setException,
  deleteException,
  getSlotPolicy,
  replaceSlotPolicy,
  updateSlotPolicy,
  listCapacity,
  listStoresCapacity,
  setCapacity,
  resetCapacity,
  ...customerOperations,
  ...managedFulfillmentOperations,
  listWorkflows,
  ...managedUserOperations,
  ...managedOrderOperations,
  ...holdOperations,
  ...resetOperations,
  ...snapshotOperations,
  ...clockOperations,
  ...automaticShopperOperations,
  listProducts,
  getProduct,
  listDepartments,
  listProductStores,
  listProductPages,
  listItems,
  listSubmissions,
  getSubmission,
  ...healthOperations,
  ...usageOperations,
  ...deprecationOperations,
  ...requestOperations,
  ...faultOperations,
  ...webhookOperations,
  ...deliveryOperations,
  ...eventOperations,
];
