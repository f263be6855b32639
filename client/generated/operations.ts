// Made from the operations by `node scripts/client.ts`; not edited by hand.

import type { Call, CallOptions, OperationFacts } from '../operation.ts';
import type {
  Address,
  Application,
  ApplicationKey,
  Arrival,
  AutomaticShopper,
  AutomaticShopperRun,
  Banner,
  Batch,
  BatchState,
  ChatMessages,
  Clock,
  Customer,
  Delivery,
  Empty,
  Fault,
  HoldResponse,
  HoursException,
  ItemSubmission,
  LastMileOrder,
  LastMileStaging,
  LastMileUpdate,
  ListDeliveryOptionsRequest,
  ManagedProduct,
  ManagedStore,
  ManagedUser,
  MessagesRead,
  NewApplication,
  NewChatMessage,
  NewShopperItem,
  Order,
  Organization,
  PageResponse,
  PickupDelegate,
  PickupInstructions,
  PreviewLastMileOptionsRequest,
  ProductSubmission,
  Rating,
  RatingResponse,
  ReplacementAnswer,
  SentMessage,
  ServiceOptionsResponse,
  Settings,
  Shopper,
  ShopperItemChange,
  SlotPolicy,
  Snapshot,
  StoresResponse,
  Success,
  UserAddress,
  VehicleDetails,
  VehicleInfo,
  Webhook,
  WebhookWithSecret,
  WeeklyHours,
  WholeRequest,
  OauthTokenBody,
  OauthTokenAnswer,
  OauthRevokeBody,
  FulfillmentUsersCreateBody,
  FulfillmentUsersCreateAnswer,
  FulfillmentUsersCreateWithAddressBody,
  FulfillmentStoresFindDeliveryBody,
  FulfillmentServiceOptionsPreviewDeliveryBody,
  FulfillmentServiceOptionsReserveDesiredBody,
  FulfillmentOrdersCreateDeliveryBody,
  FulfillmentOrdersListAnswer,
  FulfillmentOrdersUpdateBody,
  FulfillmentOrdersUpdateTipBody,
  FulfillmentItemsValidateBody,
  FulfillmentItemsValidateAnswer,
  TransactionsSendPosBody,
  TransactionsSendPosAnswer,
  DeveloperPlatformCreateProductsLinkBody,
  DeveloperPlatformCreateRecipeBody,
  DeveloperPlatformNearbyRetailersAnswer,
  RecommendationsReplacementItemsBackendAnswer,
  RecommendationsReplacementItemsOfOrderBackendAnswer,
  RecommendationsReplacementItemsFrontendAnswer,
  RecommendationsReplacementItemsOfOrderFrontendAnswer,
  RecommendationsComplementaryItemsBackendAnswer,
  RecommendationsComplementaryItemsOfOrderBackendAnswer,
  RecommendationsComplementaryItemsFrontendAnswer,
  RecommendationsComplementaryItemsOfOrderFrontendAnswer,
  FulfillmentOrdersCreatePickupBody,
  FulfillmentOrdersSetReplacementsBody,
  FulfillmentLastMileCreateBody,
  FulfillmentDispatchCreateBody,
  FulfillmentDispatchCancelBody,
  FulfillmentLastmileCreateBody,
  FulfillmentStoresFindPickupBody,
  FulfillmentStoresFindPickupAnswer,
  FulfillmentStoresFindLastMileBody,
  FulfillmentStoresFindDispatchBody,
  FulfillmentServiceOptionsPreviewPickupBody,
  FulfillmentServiceOptionsListPickupBody,
  FulfillmentServiceOptionsListPickupAnswer,
  FulfillmentServiceOptionsListLastMileBody,
  FulfillmentServiceOptionsReserveWithCartBody,
  FulfillmentLastmileValidateAddressAnswer,
  FulfillmentLastmileCreateUserAndValidateAddressBody,
  FulfillmentUsersLinkBody,
  FulfillmentUsersGetLinkAnswer,
  SandboxShoppersCreateBody,
  SandboxShoppersCreateAnswer,
  SandboxBatchesGenerateBody,
  SandboxBatchesAdvanceBody,
  SandboxOrdersSimulateCallbackBody,
  SandboxInstacartUsersCreateBody,
  SandboxInstacartUsersCreateAnswer,
  SandboxInstacartUsersAuthorizeBody,
  SandboxInstacartUsersAuthorizeAnswer,
  DataIngestionBatchCatalogProductSubmitBody,
  DataIngestionBatchCatalogItemSubmitBody,
  PostCheckoutOrdersGetAnswer,
  PostCheckoutOrdersGetHandlingAnswer,
  PostCheckoutOrdersGetLocationAnswer,
  PostCheckoutItemsListAnswer,
  PostCheckoutMessagesListAnswer,
  PostCheckoutPickupGetDetailsAnswer,
  PostCheckoutPickupGetVehicleAnswer,
  PostCheckoutPickupScheduleBody,
  OrderPagesGetAnswer,
  OrderPagesProductsSearchAnswer,
  OrderPagesTipSetBody,
  OrderPagesTipSetAnswer,
  ProductPagesGetAnswer,
  ManagementOrganizationUpdateBody,
  ManagementSettingsUpdateBody,
  ManagementOrganizationsListAnswer,
  ManagementOrganizationsCreateBody,
  ManagementOrganizationsCreateAnswer,
  ManagementBannersListAnswer,
  ManagementBannersCreateBody,
  ManagementBannersRenameBody,
  ManagementApplicationsListAnswer,
  ManagementApplicationsCreateBody,
  ManagementApplicationsUpdateBody,
  ManagementApplicationsCloneBody,
  ManagementApplicationsKeysListAnswer,
  ManagementApplicationsKeysRegisterBody,
  ManagementStoresListAnswer,
  ManagementStoresListPositionsAnswer,
  ManagementStoresCreateBody,
  ManagementStoresUpdateBody,
  ManagementStoresSetPickupInstructionsBody,
  ManagementHoursReplaceBody,
  ManagementHoursExceptionsListAnswer,
  ManagementHoursExceptionsSetBody,
  ManagementSlotPolicyReplaceBody,
  ManagementSlotPolicyUpdateBody,
  ManagementCapacityListAnswer,
  ManagementCapacityListOfStoresAnswer,
  ManagementCapacitySetBody,
  ManagementCapacitySetAnswer,
  ManagementCustomersListAnswer,
  ManagementCustomersCreateBody,
  ManagementCustomersSetMembershipBody,
  ManagementShoppersListAnswer,
  ManagementShoppersCreateBody,
  ManagementBatchesListAnswer,
  ManagementBatchesCreateBody,
  ManagementBatchesAssignBody,
  ManagementBatchesAdvanceBody,
  ManagementOrderItemsCreateAnswer,
  ManagementOrdersRecordEventBody,
  ManagementOrdersReportLocationBody,
  ManagementOrderMessagesListAnswer,
  ManagementOrderMessagesSendBody,
  ManagementWorkflowsListAnswer,
  ManagementUsersSetActiveBody,
  ManagementOrdersListAnswer,
  ManagementOrdersGetAnswer,
  ManagementOrdersSummarizeAnswer,
  ManagementHoldsListAnswer,
  ManagementResetBody,
  ManagementResetAnswer,
  ManagementSnapshotsListAnswer,
  ManagementSnapshotsCreateBody,
  ManagementSnapshotsRestoreBody,
  ManagementClockFreezeBody,
  ManagementClockAdvanceBody,
  ManagementClockAdvanceAnswer,
  ManagementClockSetBody,
  ManagementClockResumeBody,
  ManagementAutomaticShopperSetBody,
  ManagementAutomaticShopperDeleteAnswer,
  ManagementAutomaticShopperStartBody,
  ManagementScenariosListAnswer,
  ManagementScenariosGetAnswer,
  ManagementScenariosGetLanguageAnswer,
  ManagementProductsListAnswer,
  ManagementDepartmentsListAnswer,
  ManagementProductsListStoresAnswer,
  ManagementProductPagesListAnswer,
  ManagementStoreItemsListAnswer,
  ManagementCatalogueSubmissionsListAnswer,
  ManagementCatalogueSubmissionsGetAnswer,
  ManagementHealthGetAnswer,
  ManagementUsageGetAnswer,
  ManagementApplicationsGetUsageAnswer,
  ManagementDeprecationsListAnswer,
  ManagementRequestsListAnswer,
  ManagementRequestsExportAnswer,
  ManagementRequestsCurlAnswer,
  ManagementRequestsReplayBody,
  ManagementRequestsReplayAnswer,
  ManagementFaultsListAnswer,
  ManagementFaultsCreateBody,
  ManagementFaultsDeleteAllAnswer,
  ManagementWebhooksListAnswer,
  ManagementWebhooksCreateBody,
  ManagementWebhooksGetHealthAnswer,
  ManagementWebhooksUpdateBody,
  ManagementWebhooksTestAnswer,
  ManagementWebhooksReplayBody,
  ManagementWebhooksReplayAnswer,
  ManagementDeliveriesListAnswer,
  ManagementDeliveriesGetAnswer,
  ManagementEventsListAnswer,
  ManagementEventsGetAnswer,
  ManagementEventTypesListAnswer,
} from './types.ts';

/** Request and answer of each operation. */
export interface Signatures {
  'oauth.token': { request: {
    body?: OauthTokenBody;
  }; answer: OauthTokenAnswer };
  'oauth.revoke': { request: {
    body?: OauthRevokeBody;
  }; answer: Empty };
  'fulfillment.users.create': { request: {
    body: FulfillmentUsersCreateBody;
  }; answer: FulfillmentUsersCreateAnswer };
  'fulfillment.users.create_with_address': { request: {
    /** Id of the user, existing or new. */
    user_id: string;
    body: FulfillmentUsersCreateWithAddressBody;
  }; answer: UserAddress };
  'fulfillment.stores.find_delivery': { request: {
    body: FulfillmentStoresFindDeliveryBody;
  }; answer: StoresResponse };
  'fulfillment.service_options.preview_delivery': { request: {
    body: FulfillmentServiceOptionsPreviewDeliveryBody;
  }; answer: ServiceOptionsResponse };
  'fulfillment.service_options.list_delivery': { request: {
    /** Id of the user. */
    user_id: string;
    body: ListDeliveryOptionsRequest;
  }; answer: ServiceOptionsResponse };
  'fulfillment.service_options.reserve': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of a listed service option. */
    service_option_id: number;
  }; answer: HoldResponse };
  'fulfillment.service_options.reserve_desired': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentServiceOptionsReserveDesiredBody;
  }; answer: HoldResponse };
  'fulfillment.orders.create_delivery': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentOrdersCreateDeliveryBody;
  }; answer: Order };
  'fulfillment.orders.get': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
  }; answer: Order };
  'fulfillment.orders.list': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: FulfillmentOrdersListAnswer };
  'fulfillment.orders.update': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body: FulfillmentOrdersUpdateBody;
  }; answer: Order };
  'fulfillment.orders.update_tip': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body: FulfillmentOrdersUpdateTipBody;
  }; answer: Order };
  'fulfillment.orders.cancel': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
  }; answer: Order };
  'fulfillment.items.validate': { request: {
    body: FulfillmentItemsValidateBody;
  }; answer: FulfillmentItemsValidateAnswer };
  'feedback.rate_backend': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body: Rating;
  }; answer: RatingResponse };
  'feedback.rate_frontend': { request: {
    /** Id of the order. */
    order_id: string;
    body: Rating;
  }; answer: RatingResponse };
  'transactions.send_pos': { request: {
    body: TransactionsSendPosBody;
  }; answer: TransactionsSendPosAnswer };
  'developer_platform.create_products_link': { request: {
    body: DeveloperPlatformCreateProductsLinkBody;
  }; answer: PageResponse };
  'developer_platform.create_recipe': { request: {
    body: DeveloperPlatformCreateRecipeBody;
  }; answer: PageResponse };
  'developer_platform.nearby_retailers': { request: {
    /** Postal code. */
    postal_code: string;
    /** Country of the postal code; older clients do not send it. */
    country_code?: 'US' | 'CA';
  }; answer: DeveloperPlatformNearbyRetailersAnswer };
  'recommendations.replacement_items_backend': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: RecommendationsReplacementItemsBackendAnswer };
  'recommendations.replacement_items_of_order_backend': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
  }; answer: RecommendationsReplacementItemsOfOrderBackendAnswer };
  'recommendations.replacement_items_frontend': { request: Record<string, never>; answer: RecommendationsReplacementItemsFrontendAnswer };
  'recommendations.replacement_items_of_order_frontend': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: RecommendationsReplacementItemsOfOrderFrontendAnswer };
  'recommendations.complementary_items_backend': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: RecommendationsComplementaryItemsBackendAnswer };
  'recommendations.complementary_items_of_order_backend': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
  }; answer: RecommendationsComplementaryItemsOfOrderBackendAnswer };
  'recommendations.complementary_items_frontend': { request: Record<string, never>; answer: RecommendationsComplementaryItemsFrontendAnswer };
  'recommendations.complementary_items_of_order_frontend': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: RecommendationsComplementaryItemsOfOrderFrontendAnswer };
  'fulfillment.orders.create_pickup': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentOrdersCreatePickupBody;
  }; answer: Order };
  'fulfillment.orders.set_replacements': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body: FulfillmentOrdersSetReplacementsBody;
  }; answer: Order };
  'fulfillment.last_mile.create': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentLastMileCreateBody;
  }; answer: LastMileOrder };
  'fulfillment.last_mile.update': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body?: LastMileUpdate;
  }; answer: LastMileOrder };
  'fulfillment.last_mile.stage': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of the order. */
    order_id: string;
    body?: LastMileStaging;
  }; answer: LastMileOrder };
  'fulfillment.dispatch.create': { request: {
    body: FulfillmentDispatchCreateBody;
  }; answer: LastMileOrder };
  'fulfillment.dispatch.get': { request: {
    /** Id of the order. */
    order_id: string;
    /** User of the order. */
    user_id?: string;
  }; answer: LastMileOrder };
  'fulfillment.dispatch.update': { request: {
    /** Id of the order. */
    order_id: string;
    body?: LastMileUpdate;
  }; answer: LastMileOrder };
  'fulfillment.dispatch.stage': { request: {
    /** Id of the order. */
    order_id: string;
    body?: LastMileStaging;
  }; answer: LastMileOrder };
  'fulfillment.dispatch.cancel': { request: {
    /** Id of the order. */
    order_id: string;
    body?: FulfillmentDispatchCancelBody;
  }; answer: LastMileOrder };
  'fulfillment.lastmile.create': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentLastmileCreateBody;
  }; answer: LastMileOrder };
  'fulfillment.stores.find_pickup': { request: {
    body: FulfillmentStoresFindPickupBody;
  }; answer: FulfillmentStoresFindPickupAnswer };
  'fulfillment.stores.find_last_mile': { request: {
    body: FulfillmentStoresFindLastMileBody;
  }; answer: StoresResponse };
  'fulfillment.stores.find_dispatch': { request: {
    body: FulfillmentStoresFindDispatchBody;
  }; answer: StoresResponse };
  'fulfillment.service_options.preview_pickup': { request: {
    body: FulfillmentServiceOptionsPreviewPickupBody;
  }; answer: ServiceOptionsResponse };
  'fulfillment.service_options.list_pickup': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentServiceOptionsListPickupBody;
  }; answer: FulfillmentServiceOptionsListPickupAnswer };
  'fulfillment.service_options.preview_last_mile': { request: {
    body?: PreviewLastMileOptionsRequest;
  }; answer: ServiceOptionsResponse };
  'fulfillment.service_options.list_last_mile': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentServiceOptionsListLastMileBody;
  }; answer: ServiceOptionsResponse };
  'fulfillment.service_options.reserve_with_cart': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of a previewed service option. */
    service_option_id: number;
    body: FulfillmentServiceOptionsReserveWithCartBody;
  }; answer: HoldResponse };
  'fulfillment.service_options.list_cart': { request: {
    /** Id of the user. */
    user_id: string;
    body: ListDeliveryOptionsRequest;
  }; answer: ServiceOptionsResponse };
  'fulfillment.lastmile.list_service_options': { request: {
    body?: PreviewLastMileOptionsRequest;
  }; answer: ServiceOptionsResponse };
  'fulfillment.lastmile.reserve': { request: {
    /** Id of the user. */
    user_id: string;
    /** Id of a listed service option. */
    service_option_id: number;
  }; answer: HoldResponse };
  'fulfillment.lastmile.validate_address': { request: {
    /** Id of the user. */
    user_id: string;
    body: Address;
  }; answer: FulfillmentLastmileValidateAddressAnswer };
  'fulfillment.lastmile.create_user_and_validate_address': { request: {
    body: FulfillmentLastmileCreateUserAndValidateAddressBody;
  }; answer: UserAddress };
  'fulfillment.users.create_deletion_request': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: Success };
  'fulfillment.users.link': { request: {
    /** Id of the user. */
    user_id: string;
    body: FulfillmentUsersLinkBody;
  }; answer: Success };
  'fulfillment.users.get_link': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: FulfillmentUsersGetLinkAnswer };
  'sandbox.shoppers.create': { request: {
    body?: SandboxShoppersCreateBody;
  }; answer: SandboxShoppersCreateAnswer };
  'sandbox.batches.generate': { request: {
    body: SandboxBatchesGenerateBody;
  }; answer: BatchState };
  'sandbox.batches.advance': { request: {
    /** Id of the batch. */
    batch_id: string;
    body?: SandboxBatchesAdvanceBody;
  }; answer: BatchState };
  'sandbox.items.create': { request: {
    /** Id of the shopper. */
    shopper_id: string;
    /** Id of the order. */
    order_id: string;
    body?: NewShopperItem;
  }; answer: Success };
  'sandbox.items.update': { request: {
    /** Id of the shopper. */
    shopper_id: string;
    /** Id of the order. */
    order_id: string;
    /** Line number of the item. */
    line_num: string;
    body?: ShopperItemChange;
  }; answer: Success };
  'sandbox.items.update_by_post': { request: {
    /** Id of the shopper. */
    shopper_id: string;
    /** Id of the order. */
    order_id: string;
    /** Line number of the item. */
    line_num: string;
    body?: ShopperItemChange;
  }; answer: Success };
  'sandbox.orders.simulate_callback': { request: {
    /** Id of the order. */
    order_id: string;
    body: SandboxOrdersSimulateCallbackBody;
  }; answer: Success };
  'sandbox.instacart_users.create': { request: {
    body: SandboxInstacartUsersCreateBody;
  }; answer: SandboxInstacartUsersCreateAnswer };
  'sandbox.instacart_users.authorize': { request: {
    /** Id from create Instacart user. */
    user_id: string;
    body: SandboxInstacartUsersAuthorizeBody;
  }; answer: SandboxInstacartUsersAuthorizeAnswer };
  'data_ingestion.catalog.product.submit': { request: {
    body?: ProductSubmission;
  }; answer: Empty };
  'data_ingestion.catalog.item.submit': { request: {
    body: ItemSubmission;
  }; answer: Empty };
  'data_ingestion.batch.catalog.product.submit': { request: {
    body: DataIngestionBatchCatalogProductSubmitBody;
  }; answer: Empty };
  'data_ingestion.batch.catalog.item.submit': { request: {
    body: DataIngestionBatchCatalogItemSubmitBody;
  }; answer: Empty };
  'post_checkout.orders.get': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutOrdersGetAnswer };
  'post_checkout.orders.get_handling': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutOrdersGetHandlingAnswer };
  'post_checkout.orders.get_location': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutOrdersGetLocationAnswer };
  'post_checkout.items.list': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutItemsListAnswer };
  'post_checkout.items.answer_replacement': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    /** `id` of the line item, from Get order items. */
    order_item_id: string;
    body?: ReplacementAnswer;
  }; answer: Empty };
  'post_checkout.chat.list': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: ChatMessages };
  'post_checkout.chat.send': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    body: NewChatMessage;
  }; answer: SentMessage };
  'post_checkout.chat.mark_read': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: MessagesRead };
  'post_checkout.messages.list': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutMessagesListAnswer };
  'post_checkout.pickup.get_details': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutPickupGetDetailsAnswer };
  'post_checkout.pickup.get_vehicle': { request: {
    /** The retailer's id of the order. */
    order_id: string;
  }; answer: PostCheckoutPickupGetVehicleAnswer };
  'post_checkout.pickup.set_vehicle': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    body?: VehicleDetails;
  }; answer: VehicleInfo };
  'post_checkout.pickup.set_delegate': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    body: PickupDelegate;
  }; answer: Empty };
  'post_checkout.pickup.user_arrived': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    body?: Arrival;
  }; answer: Success };
  'post_checkout.pickup.schedule': { request: {
    /** The retailer's id of the order. */
    order_id: string;
    body: PostCheckoutPickupScheduleBody;
  }; answer: Success };
  'order_pages.get': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    /** `version` of the last answer. */
    after?: string;
    /** Seconds to wait for another version than `after`. 0 by default. Twenty requests of a page may wait at once. */
    wait?: number;
  }; answer: OrderPagesGetAnswer };
  'order_pages.products.search': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    /** Beginnings of words that the name has, or a lookup code. */
    q: string;
  }; answer: OrderPagesProductsSearchAnswer };
  'order_pages.items.answer_replacement': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    /** `id` of the item, from Get an order page. */
    order_item_id: string;
    body?: ReplacementAnswer;
  }; answer: Empty };
  'order_pages.messages.list': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
  }; answer: ChatMessages };
  'order_pages.messages.send': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body: NewChatMessage;
  }; answer: SentMessage };
  'order_pages.messages.mark_read': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
  }; answer: MessagesRead };
  'order_pages.vehicle.set': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body?: VehicleDetails;
  }; answer: VehicleInfo };
  'order_pages.arrival.record': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body?: Arrival;
  }; answer: Success };
  'order_pages.delegate.set': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body: PickupDelegate;
  }; answer: Empty };
  'order_pages.rating.set': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body: Rating;
  }; answer: RatingResponse };
  'order_pages.tip.set': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    body: OrderPagesTipSetBody;
  }; answer: OrderPagesTipSetAnswer };
  'product_pages.get': { request: {
    /** The last part of the page's URL; whoever has it may see the page. */
    link: string;
    /** Where the customer is. */
    postal_code?: string;
    /** The chosen store. */
    location_code?: string;
    /** Its retailer; the key of Nearby retailers. */
    retailer_key?: string;
  }; answer: ProductPagesGetAnswer };
  'management.organization.get': { request: Record<string, never>; answer: Organization };
  'management.organization.update': { request: {
    body?: ManagementOrganizationUpdateBody;
  }; answer: Organization };
  'management.settings.get': { request: Record<string, never>; answer: Settings };
  'management.settings.update': { request: {
    body?: ManagementSettingsUpdateBody;
  }; answer: Settings };
  'management.organizations.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
  }; answer: ManagementOrganizationsListAnswer };
  'management.organizations.create': { request: {
    body: ManagementOrganizationsCreateBody;
  }; answer: ManagementOrganizationsCreateAnswer };
  'management.organizations.delete': { request: {
    /** Slug of the organization. */
    slug: string;
  }; answer: Empty };
  'management.banners.list': { request: Record<string, never>; answer: ManagementBannersListAnswer };
  'management.banners.create': { request: {
    body: ManagementBannersCreateBody;
  }; answer: Banner };
  'management.banners.get': { request: {
    /** Slug of the banner. */
    slug: string;
  }; answer: Banner };
  'management.banners.rename': { request: {
    /** Slug of the banner. */
    slug: string;
    body: ManagementBannersRenameBody;
  }; answer: Banner };
  'management.applications.list': { request: Record<string, never>; answer: ManagementApplicationsListAnswer };
  'management.applications.create': { request: {
    body: ManagementApplicationsCreateBody;
  }; answer: NewApplication };
  'management.applications.get': { request: {
    /** Client ID of the application. */
    client_id: string;
  }; answer: Application };
  'management.applications.update': { request: {
    /** Client ID of the application. */
    client_id: string;
    body?: ManagementApplicationsUpdateBody;
  }; answer: Application };
  'management.applications.clone': { request: {
    /** Client ID of the application. */
    client_id: string;
    body?: ManagementApplicationsCloneBody;
  }; answer: NewApplication };
  'management.applications.enable': { request: {
    /** Client ID of the application. */
    client_id: string;
  }; answer: Application };
  'management.applications.disable': { request: {
    /** Client ID of the application. */
    client_id: string;
  }; answer: Application };
  'management.applications.delete': { request: {
    /** Client ID of the application. */
    client_id: string;
  }; answer: Empty };
  'management.applications.keys.list': { request: {
    /** Client ID of the application. */
    client_id: string;
  }; answer: ManagementApplicationsKeysListAnswer };
  'management.applications.keys.register': { request: {
    /** Client ID of the application. */
    client_id: string;
    body: ManagementApplicationsKeysRegisterBody;
  }; answer: ApplicationKey };
  'management.applications.keys.delete': { request: {
    /** Client ID of the application. */
    client_id: string;
    /** Id of the key. */
    key_id: string;
  }; answer: Empty };
  'management.stores.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Only stores whose postal code begins with these three characters. */
    postal_prefix?: string;
    /** Part of the location code, the name or the city; capitals do not count. */
    q?: string;
    /** Only active, or only inactive stores. */
    active?: boolean;
  }; answer: ManagementStoresListAnswer };
  'management.stores.list_positions': { request: {
    /** Stores of the page, 5000 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Only active, or only inactive stores. */
    active?: boolean;
  }; answer: ManagementStoresListPositionsAnswer };
  'management.stores.create': { request: {
    body: ManagementStoresCreateBody;
  }; answer: ManagedStore };
  'management.stores.get': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
  }; answer: ManagedStore };
  'management.stores.update': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    body?: ManagementStoresUpdateBody;
  }; answer: ManagedStore };
  'management.stores.get_pickup_instructions': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
  }; answer: PickupInstructions };
  'management.stores.set_pickup_instructions': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    body: ManagementStoresSetPickupInstructionsBody;
  }; answer: PickupInstructions };
  'management.hours.get': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
  }; answer: WeeklyHours };
  'management.hours.replace': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    body?: ManagementHoursReplaceBody;
  }; answer: WeeklyHours };
  'management.hours_exceptions.list': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
  }; answer: ManagementHoursExceptionsListAnswer };
  'management.hours_exceptions.set': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Local date of the exception, `YYYY-MM-DD`. */
    date: string;
    body: ManagementHoursExceptionsSetBody;
  }; answer: HoursException };
  'management.hours_exceptions.delete': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Local date of the exception, `YYYY-MM-DD`. */
    date: string;
  }; answer: Empty };
  'management.slot_policy.get': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
  }; answer: SlotPolicy };
  'management.slot_policy.replace': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    body: ManagementSlotPolicyReplaceBody;
  }; answer: SlotPolicy };
  'management.slot_policy.update': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    body?: ManagementSlotPolicyUpdateBody;
  }; answer: SlotPolicy };
  'management.capacity.list': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Earliest start, ISO 8601; now by default. */
    from?: string;
    /** Windows that start before it, ISO 8601; a week after `from` by default, at most 31 days after it. */
    to?: string;
  }; answer: ManagementCapacityListAnswer };
  'management.capacity.list_of_stores': { request: {
    /** Stores of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Earliest start, ISO 8601; now by default. */
    from?: string;
    /** Windows that start before it, ISO 8601; a day after `from` by default, at most 26 hours after it. */
    to?: string;
  }; answer: ManagementCapacityListOfStoresAnswer };
  'management.capacity.set': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
    pool: 'delivery' | 'pickup';
    /** Start of the window, ISO 8601, URL-encoded. */
    window_starts_at: string;
    body: ManagementCapacitySetBody;
  }; answer: ManagementCapacitySetAnswer };
  'management.capacity.reset': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
    pool: 'delivery' | 'pickup';
    /** Start of the window, ISO 8601, URL-encoded. */
    window_starts_at: string;
  }; answer: Empty };
  'management.customers.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Only the account with this e-mail address. */
    email?: string;
    /** Part of the e-mail address, the phone number or the linked user id; capitals do not count. */
    q?: string;
  }; answer: ManagementCustomersListAnswer };
  'management.customers.create': { request: {
    body: ManagementCustomersCreateBody;
  }; answer: Customer };
  'management.customers.get': { request: {
    /** Id of the account. */
    id: number;
  }; answer: Customer };
  'management.customers.set_membership': { request: {
    /** Id of the account. */
    id: number;
    body: ManagementCustomersSetMembershipBody;
  }; answer: Customer };
  'management.customers.unlink': { request: {
    /** Id of the account. */
    id: number;
  }; answer: Empty };
  'management.customers.delete': { request: {
    /** Id of the account. */
    id: number;
  }; answer: Empty };
  'management.shoppers.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
  }; answer: ManagementShoppersListAnswer };
  'management.shoppers.create': { request: {
    body?: ManagementShoppersCreateBody;
  }; answer: Shopper };
  'management.shoppers.get': { request: {
    /** Id of the shopper. */
    shopper_id: string;
  }; answer: Shopper };
  'management.batches.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Type of the batch. Default: what the first order needs next. */
    batch_type?: 'delivery' | 'pickup' | 'delivery_only' | 'runner_customer';
    /** One of the states of the batch's type: brand_new, acknowledged, picking, verifying_replacements, checkout, receipt_sanity_check, delivering, completed, bags_check, staged, at_store, bags_verified. */
    workflow_state?: string;
  }; answer: ManagementBatchesListAnswer };
  'management.batches.create': { request: {
    body: ManagementBatchesCreateBody;
  }; answer: Batch };
  'management.batches.get': { request: {
    /** Id of the batch. */
    batch_id: string;
  }; answer: Batch };
  'management.batches.assign': { request: {
    /** Id of the batch. */
    batch_id: string;
    body: ManagementBatchesAssignBody;
  }; answer: BatchState };
  'management.batches.advance': { request: {
    /** Id of the batch. */
    batch_id: string;
    body?: ManagementBatchesAdvanceBody;
  }; answer: BatchState };
  'management.order_items.create': { request: {
    /** Id of the order. */
    order_id: string;
    body?: NewShopperItem;
  }; answer: ManagementOrderItemsCreateAnswer };
  'management.order_items.update': { request: {
    /** Id of the order. */
    order_id: string;
    /** Line number of the item. */
    line_num: string;
    body?: ShopperItemChange;
  }; answer: Success };
  'management.orders.record_event': { request: {
    /** Id of the order. */
    order_id: string;
    body: ManagementOrdersRecordEventBody;
  }; answer: Success };
  'management.orders.report_location': { request: {
    /** Id of the order. */
    order_id: string;
    body: ManagementOrdersReportLocationBody;
  }; answer: Success };
  'management.order_messages.list': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: ManagementOrderMessagesListAnswer };
  'management.order_messages.send': { request: {
    /** Id of the order. */
    order_id: string;
    body: ManagementOrderMessagesSendBody;
  }; answer: SentMessage };
  'management.order_messages.mark_read': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: MessagesRead };
  'management.workflows.list': { request: Record<string, never>; answer: ManagementWorkflowsListAnswer };
  'management.users.get': { request: {
    /** Id of the user. */
    user_id: string;
  }; answer: ManagedUser };
  'management.users.set_active': { request: {
    /** Id of the user. */
    user_id: string;
    body: ManagementUsersSetActiveBody;
  }; answer: ManagedUser };
  'management.orders.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** `newest`: the one created last comes first, the default; in a range of `created_from` and `created_to` by that time. `window`: by the beginning of the window, the earliest first. `changed`: by the last change, the oldest first, for readers who follow what happens. */
    sort?: 'newest' | 'window' | 'changed';
    /** Where there is nothing to answer yet, waits for so many seconds until there is. 0 by default. Twenty requests of an application may wait at once. */
    wait?: number;
    /** Only orders of this status. */
    status?: 'brand_new' | 'acknowledged' | 'picking' | 'checkout' | 'staged' | 'delivering' | 'delivered' | 'canceled';
    /** Only orders that stand there. */
    workflow_state?: 'brand_new' | 'acknowledged' | 'picking' | 'verifying_replacements' | 'checkout' | 'bags_check' | 'staged' | 'staged_for_delivery' | 'waiting_for_delivery' | 'acknowledged_for_delivery' | 'at_store' | 'bags_verified' | 'ready_for_pickup' | 'user_at_store' | 'runner_awaiting' | 'runner_acknowledged' | 'delivering' | 'delivered' | 'canceled';
    /** Only orders of this kind. */
    kind?: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
    /** Only orders of the banner of this slug. */
    retailer_id?: string;
    /** Only orders of stores of this location code. */
    location_code?: string;
    /** Only orders of this user. */
    user_id?: string;
    /** What the order id begins with, or the first or the last name of its user, or both names in a row; capitals count in ids only. */
    q?: string;
    /** Only orders that stand in this batch. */
    batch_id?: number;
    /** Only orders that this shopper fulfills, or fulfilled last. */
    shopper_id?: number;
    /** Only orders whose window is over and that are not done; with false only the others. */
    late?: boolean;
    /** Only orders created at this time or later. ISO 8601. */
    created_from?: string;
    /** Only orders created before this time. ISO 8601. */
    created_to?: string;
    /** Only orders whose window begins at this time or later. ISO 8601. */
    window_from?: string;
    /** Only orders whose window begins before this time. ISO 8601. */
    window_to?: string;
    /** Only orders of the archive, which holds what was done long ago where the server keeps one; it is left out otherwise. Not with `sort=changed`. */
    archived?: boolean;
  }; answer: ManagementOrdersListAnswer };
  'management.orders.get': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: ManagementOrdersGetAnswer };
  'management.orders.summarize': { request: {
    /** Only orders of this status. */
    status?: 'brand_new' | 'acknowledged' | 'picking' | 'checkout' | 'staged' | 'delivering' | 'delivered' | 'canceled';
    /** Only orders that stand there. */
    workflow_state?: 'brand_new' | 'acknowledged' | 'picking' | 'verifying_replacements' | 'checkout' | 'bags_check' | 'staged' | 'staged_for_delivery' | 'waiting_for_delivery' | 'acknowledged_for_delivery' | 'at_store' | 'bags_verified' | 'ready_for_pickup' | 'user_at_store' | 'runner_awaiting' | 'runner_acknowledged' | 'delivering' | 'delivered' | 'canceled';
    /** Only orders of this kind. */
    kind?: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
    /** Only orders of the banner of this slug. */
    retailer_id?: string;
    /** Only orders of stores of this location code. */
    location_code?: string;
    /** Only orders of this user. */
    user_id?: string;
    /** What the order id begins with, or the first or the last name of its user, or both names in a row; capitals count in ids only. */
    q?: string;
    /** Only orders that stand in this batch. */
    batch_id?: number;
    /** Only orders that this shopper fulfills, or fulfilled last. */
    shopper_id?: number;
    /** Only orders whose window is over and that are not done; with false only the others. */
    late?: boolean;
    /** Only orders created at this time or later. ISO 8601. */
    created_from?: string;
    /** Only orders created before this time. ISO 8601. */
    created_to?: string;
    /** Only orders whose window begins at this time or later. ISO 8601. */
    window_from?: string;
    /** Only orders whose window begins before this time. ISO 8601. */
    window_to?: string;
  }; answer: ManagementOrdersSummarizeAnswer };
  'management.holds.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Only at stores of this location code. */
    location_code?: string;
    /** Only of this user. */
    user_id?: string;
  }; answer: ManagementHoldsListAnswer };
  'management.reset': { request: {
    body?: ManagementResetBody;
  }; answer: ManagementResetAnswer };
  'management.snapshots.list': { request: Record<string, never>; answer: ManagementSnapshotsListAnswer };
  'management.snapshots.create': { request: {
    body: ManagementSnapshotsCreateBody;
  }; answer: Snapshot };
  'management.snapshots.download': { request: {
    /** Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit. */
    name: string;
  }; answer: Uint8Array };
  'management.snapshots.upload': { request: {
    /** Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit. */
    name: string;
    body: Uint8Array;
  }; answer: Snapshot };
  'management.snapshots.restore': { request: {
    /** Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit. */
    name: string;
    body?: ManagementSnapshotsRestoreBody;
  }; answer: Snapshot };
  'management.snapshots.delete': { request: {
    /** Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit. */
    name: string;
  }; answer: Success };
  'management.clock.get': { request: Record<string, never>; answer: Clock };
  'management.clock.freeze': { request: {
    body?: ManagementClockFreezeBody;
  }; answer: Clock };
  'management.clock.advance': { request: {
    body?: ManagementClockAdvanceBody;
  }; answer: ManagementClockAdvanceAnswer };
  'management.clock.set': { request: {
    body: ManagementClockSetBody;
  }; answer: Clock };
  'management.clock.resume': { request: {
    body?: ManagementClockResumeBody;
  }; answer: Clock };
  'management.automatic_shopper.get': { request: Record<string, never>; answer: AutomaticShopper };
  'management.automatic_shopper.set': { request: {
    body?: ManagementAutomaticShopperSetBody;
  }; answer: AutomaticShopper };
  'management.automatic_shopper.delete': { request: Record<string, never>; answer: ManagementAutomaticShopperDeleteAnswer };
  'management.automatic_shopper.start': { request: {
    /** Id of the order. */
    order_id: string;
    body?: ManagementAutomaticShopperStartBody;
  }; answer: AutomaticShopperRun };
  'management.automatic_shopper.get_run': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: AutomaticShopperRun };
  'management.automatic_shopper.stop': { request: {
    /** Id of the order. */
    order_id: string;
  }; answer: AutomaticShopperRun };
  'management.scenarios.list': { request: Record<string, never>; answer: ManagementScenariosListAnswer };
  'management.scenarios.get': { request: {
    /** Name of the scenario. */
    name: string;
  }; answer: ManagementScenariosGetAnswer };
  'management.scenarios.get_language': { request: Record<string, never>; answer: ManagementScenariosGetLanguageAnswer };
  'management.products.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Words, or beginnings of words, that the name has. */
    q?: string;
    /** Lookup code, with or without leading zeros. */
    upc?: string;
    /** Retailer reference code. */
    rrc?: string;
    /** Department, exactly. */
    department?: string;
  }; answer: ManagementProductsListAnswer };
  'management.products.get': { request: {
    /** Retailer reference code, URL-encoded. */
    rrc: string;
  }; answer: ManagedProduct };
  'management.departments.list': { request: Record<string, never>; answer: ManagementDepartmentsListAnswer };
  'management.products.list_stores': { request: {
    /** Retailer reference code, URL-encoded. */
    rrc: string;
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
  }; answer: ManagementProductsListStoresAnswer };
  'management.product_pages.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
  }; answer: ManagementProductPagesListAnswer };
  'management.store_items.list': { request: {
    /** Location code of the store, URL-encoded. */
    location_code: string;
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Words, or beginnings of words, that the name of the product has. */
    q?: string;
    /** Only what can be bought, or only what can not. */
    available?: boolean;
  }; answer: ManagementStoreItemsListAnswer };
  'management.catalogue_submissions.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** `received`, then `processing`, then `completed`, or `failed`: nothing of the submission was written. */
    state?: 'received' | 'processing' | 'completed' | 'failed';
    /** `X-Request-Id` of the submitting request. */
    request_id?: string;
  }; answer: ManagementCatalogueSubmissionsListAnswer };
  'management.catalogue_submissions.get': { request: {
    /** Id of the submission. */
    submission_id: number;
  }; answer: ManagementCatalogueSubmissionsGetAnswer };
  'management.health.get': { request: Record<string, never>; answer: ManagementHealthGetAnswer };
  'management.usage.get': { request: {
    /** Length of a point; `minute` by default. */
    step?: 'minute' | 'hour' | 'day';
    /** Begin, ISO 8601; the point in which it lies is whole. An hour, a day or 30 days before `to` by default. */
    from?: string;
    /** End, ISO 8601, not included; now by default. */
    to?: string;
    /** Only this operation. */
    operation_id?: string;
    /** Only this application. */
    client_id?: string;
    /** Operations of Connect (the default unless `operation_id` is given), those of the Management API, or all. */
    api?: 'connect' | 'management' | 'all';
    /** True: also how many requests each operation had at each point. Default false. */
    operation_points?: boolean;
  }; answer: ManagementUsageGetAnswer };
  'management.applications.get_usage': { request: {
    /** Client ID of the application. */
    client_id: string;
    /** Days up to today, 30 by default. */
    days?: number;
  }; answer: ManagementApplicationsGetUsageAnswer };
  'management.deprecations.list': { request: {
    /** Days up to today in which calls count, 90 by default. */
    days?: number;
  }; answer: ManagementDeprecationsListAnswer };
  'management.requests.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** `newest` first, the default, or `oldest` first, for readers who follow what happens. */
    sort?: 'newest' | 'oldest';
    /** Where there is nothing to answer yet, waits for so many seconds until there is. 0 by default. Twenty requests of an application may wait at once. */
    wait?: number;
    /** Status, as `404` or as `4xx`. */
    status?: string;
    /** Operation, e.g. `fulfillment.orders.create_delivery`; `unknown` for paths that lead nowhere. */
    operation_id?: string;
    /** Method. */
    method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
    /** Part of the path with its query, as sent. */
    path?: string;
    /** Named in the path, the query or a body. */
    order_id?: string;
    /** Named in the path, the query or a body. */
    user_id?: string;
    /** `X-Request-Id` of the answer. */
    request_id?: string;
    /** Only requests of this application. */
    client_id?: string;
    /** Began at this time of the wall or later. ISO 8601. */
    from?: string;
    /** Began at this time of the wall or before. ISO 8601. */
    to?: string;
    /** Took at least this long. In milliseconds. */
    min_duration_ms?: number;
  }; answer: ManagementRequestsListAnswer };
  'management.requests.export': { request: {
    /** Requests, 200 by default. */
    limit?: number;
    /** Status, as `404` or as `4xx`. */
    status?: string;
    /** Operation, e.g. `fulfillment.orders.create_delivery`; `unknown` for paths that lead nowhere. */
    operation_id?: string;
    /** Method. */
    method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';
    /** Part of the path with its query, as sent. */
    path?: string;
    /** Named in the path, the query or a body. */
    order_id?: string;
    /** Named in the path, the query or a body. */
    user_id?: string;
    /** `X-Request-Id` of the answer. */
    request_id?: string;
    /** Only requests of this application. */
    client_id?: string;
    /** Began at this time of the wall or later. ISO 8601. */
    from?: string;
    /** Began at this time of the wall or before. ISO 8601. */
    to?: string;
    /** Took at least this long. In milliseconds. */
    min_duration_ms?: number;
  }; answer: ManagementRequestsExportAnswer };
  'management.requests.delete_all': { request: Record<string, never>; answer: Empty };
  'management.requests.get': { request: {
    /** `X-Request-Id` of the answer. Of several requests with one id the newest is meant. */
    request_id: string;
  }; answer: WholeRequest };
  'management.requests.curl': { request: {
    /** `X-Request-Id` of the answer. Of several requests with one id the newest is meant. */
    request_id: string;
  }; answer: ManagementRequestsCurlAnswer };
  'management.requests.replay': { request: {
    /** `X-Request-Id` of the answer. Of several requests with one id the newest is meant. */
    request_id: string;
    body?: ManagementRequestsReplayBody;
  }; answer: ManagementRequestsReplayAnswer };
  'management.faults.list': { request: Record<string, never>; answer: ManagementFaultsListAnswer };
  'management.faults.create': { request: {
    body?: ManagementFaultsCreateBody;
  }; answer: Fault };
  'management.faults.delete_all': { request: Record<string, never>; answer: ManagementFaultsDeleteAllAnswer };
  'management.faults.get': { request: {
    /** Id of the rule. */
    id: string;
  }; answer: Fault };
  'management.faults.delete': { request: {
    /** Id of the rule. */
    id: string;
  }; answer: Empty };
  'management.webhooks.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
  }; answer: ManagementWebhooksListAnswer };
  'management.webhooks.create': { request: {
    body: ManagementWebhooksCreateBody;
  }; answer: WebhookWithSecret };
  'management.webhooks.get': { request: {
    /** Id of the webhook. */
    webhook_id: number;
  }; answer: Webhook };
  'management.webhooks.get_health': { request: {
    /** Id of the webhook. */
    webhook_id: number;
  }; answer: ManagementWebhooksGetHealthAnswer };
  'management.webhooks.update': { request: {
    /** Id of the webhook. */
    webhook_id: number;
    body?: ManagementWebhooksUpdateBody;
  }; answer: Webhook };
  'management.webhooks.delete': { request: {
    /** Id of the webhook. */
    webhook_id: number;
  }; answer: Empty };
  'management.webhooks.rotate_signing_secret': { request: {
    /** Id of the webhook. */
    webhook_id: number;
  }; answer: WebhookWithSecret };
  'management.webhooks.test': { request: {
    /** Id of the webhook. */
    webhook_id: number;
  }; answer: ManagementWebhooksTestAnswer };
  'management.webhooks.replay': { request: {
    /** Id of the webhook. */
    webhook_id: number;
    body?: ManagementWebhooksReplayBody;
  }; answer: ManagementWebhooksReplayAnswer };
  'management.deliveries.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Id of the webhook. */
    webhook_id?: number;
    /** `pending`: to be sent or to be repeated; `delivered`: answered 2xx; `failed`: given up after the last attempt. */
    state?: 'pending' | 'delivered' | 'failed';
    /** Only events of this name. */
    event_name?: string;
    /** Only events of this order. */
    order_id?: string;
    /** Only deliveries made at this time of the organization's clock or later. ISO 8601. */
    from?: string;
    /** Only deliveries made before this time of the organization's clock. ISO 8601. */
    to?: string;
  }; answer: ManagementDeliveriesListAnswer };
  'management.deliveries.get': { request: {
    /** Id of the delivery. */
    delivery_id: number;
  }; answer: ManagementDeliveriesGetAnswer };
  'management.deliveries.replay': { request: {
    /** Id of the delivery. */
    delivery_id: number;
  }; answer: Delivery };
  'management.events.list': { request: {
    /** Entries of the page, 50 by default. */
    limit?: number;
    /** `next_cursor` of the page before; absent for the first page. */
    after?: string;
    /** Only events of this name. */
    event_name?: string;
    /** Only events of this order. */
    order_id?: string;
    /** Only events that happened at this time or later. ISO 8601. */
    from?: string;
    /** Only events that happened before this time. ISO 8601. */
    to?: string;
    /** Where there is nothing to answer yet, waits for so many seconds until there is. 0 by default. Twenty requests of an application may wait at once. */
    wait?: number;
  }; answer: ManagementEventsListAnswer };
  'management.events.get': { request: {
    /** `event_id` of the event. */
    event_id: string;
  }; answer: ManagementEventsGetAnswer };
  'management.event_types.list': { request: Record<string, never>; answer: ManagementEventTypesListAnswer };
}

export const OPERATIONS = {
  'oauth.token': { method: 'POST', path: '/v2/oauth/token', bearer: null, repeat: 'never' },
  'oauth.revoke': { method: 'POST', path: '/v2/oauth/token/revoke', bearer: null, repeat: 'always' },
  'fulfillment.users.create': { method: 'POST', path: '/v2/fulfillment/users', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.users.create_with_address': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/addresses', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.stores.find_delivery': { method: 'POST', path: '/v2/fulfillment/stores/delivery', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.preview_delivery': { method: 'POST', path: '/v2/fulfillment/service_options/delivery', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.list_delivery': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/cart/delivery', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.reserve': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.service_options.reserve_desired': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/reserve', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.orders.create_delivery': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/orders/delivery', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.orders.get': { method: 'GET', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.orders.list': { method: 'GET', path: '/v2/fulfillment/users/{user_id}/orders', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.orders.update': { method: 'PUT', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.orders.update_tip': { method: 'PUT', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/tip', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.orders.cancel': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/cancel', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.items.validate': { method: 'POST', path: '/v2/fulfillment/validate_items', bearer: 'token', repeat: 'always', banner: true },
  'feedback.rate_backend': { method: 'POST', path: '/v2/feedback/users/{user_id}/orders/{order_id}/rating', bearer: 'token', repeat: 'with_key', banner: true },
  'feedback.rate_frontend': { method: 'POST', path: '/v2/feedback/orders/{order_id}/rating', bearer: 'token', repeat: 'with_key', banner: true },
  'transactions.send_pos': { method: 'POST', path: '/v2/retailer_transaction/pos_transactions', bearer: 'token', repeat: 'with_key', banner: true },
  'developer_platform.create_products_link': { method: 'POST', path: '/idp/v1/products/products_link', bearer: 'api_key', repeat: 'never' },
  'developer_platform.create_recipe': { method: 'POST', path: '/idp/v1/products/recipe', bearer: 'api_key', repeat: 'never' },
  'developer_platform.nearby_retailers': { method: 'GET', path: '/idp/v1/retailers', bearer: 'api_key', repeat: 'always', query: ['postal_code', 'country_code'] },
  'recommendations.replacement_items_backend': { method: 'POST', path: '/v2/recommendations/users/{user_id}/replacement_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.replacement_items_of_order_backend': { method: 'POST', path: '/v2/recommendations/users/{user_id}/orders/{order_id}/replacement_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.replacement_items_frontend': { method: 'POST', path: '/v2/recommendations/replacement_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.replacement_items_of_order_frontend': { method: 'POST', path: '/v2/recommendations/orders/{order_id}/replacement_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.complementary_items_backend': { method: 'POST', path: '/v2/recommendations/users/{user_id}/complementary_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.complementary_items_of_order_backend': { method: 'POST', path: '/v2/recommendations/users/{user_id}/orders/{order_id}/complementary_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.complementary_items_frontend': { method: 'POST', path: '/v2/recommendations/complementary_items', bearer: 'token', repeat: 'always', banner: true },
  'recommendations.complementary_items_of_order_frontend': { method: 'POST', path: '/v2/recommendations/orders/{order_id}/complementary_items', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.orders.create_pickup': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/orders/pickup', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.orders.set_replacements': { method: 'PUT', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/replacement_selections', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.last_mile.create': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/orders/last_mile', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.last_mile.update': { method: 'PUT', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/last_mile', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.last_mile.stage': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/staged', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.dispatch.create': { method: 'POST', path: '/v2/fulfillment/lastmile/orders', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.dispatch.get': { method: 'GET', path: '/v2/fulfillment/lastmile/orders/{order_id}', bearer: 'token', repeat: 'always', query: ['user_id'], banner: true },
  'fulfillment.dispatch.update': { method: 'PUT', path: '/v2/fulfillment/lastmile/orders/{order_id}', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.dispatch.stage': { method: 'POST', path: '/v2/fulfillment/lastmile/orders/{order_id}/staged', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.dispatch.cancel': { method: 'POST', path: '/v2/fulfillment/lastmile/orders/{order_id}/cancel', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.lastmile.create': { method: 'POST', path: '/v2/fulfillment/lastmile/users/{user_id}/orders', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.stores.find_pickup': { method: 'POST', path: '/v2/fulfillment/stores/pickup', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.stores.find_last_mile': { method: 'POST', path: '/v2/fulfillment/stores/last_mile', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.stores.find_dispatch': { method: 'POST', path: '/v2/fulfillment/lastmile/stores', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.preview_pickup': { method: 'POST', path: '/v2/fulfillment/service_options/pickup', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.list_pickup': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/cart/pickup', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.preview_last_mile': { method: 'POST', path: '/v2/fulfillment/service_options/last_mile', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.list_last_mile': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/cart/last_mile', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.service_options.reserve_with_cart': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve/cart', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.service_options.list_cart': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/service_options/cart', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.lastmile.list_service_options': { method: 'POST', path: '/v2/fulfillment/lastmile/service_options', bearer: 'token', repeat: 'always', banner: true },
  'fulfillment.lastmile.reserve': { method: 'POST', path: '/v2/fulfillment/lastmile/users/{user_id}/service_options/{service_option_id}/reserve', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.lastmile.validate_address': { method: 'POST', path: '/v2/fulfillment/lastmile/users/{user_id}/validate_address', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.lastmile.create_user_and_validate_address': { method: 'POST', path: '/v2/fulfillment/lastmile/validate_address', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.users.create_deletion_request': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/deletion_requests', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.users.link': { method: 'POST', path: '/v2/fulfillment/users/{user_id}/link', bearer: 'token', repeat: 'with_key', banner: true },
  'fulfillment.users.get_link': { method: 'GET', path: '/v2/fulfillment/users/{user_id}/link', bearer: 'token', repeat: 'always', banner: true },
  'sandbox.shoppers.create': { method: 'POST', path: '/v2/fulfillment_sandbox/shoppers', bearer: 'token', repeat: 'with_key', banner: true },
  'sandbox.batches.generate': { method: 'POST', path: '/v2/fulfillment_sandbox/batches', bearer: 'token', repeat: 'with_key', banner: true, internalIds: true },
  'sandbox.batches.advance': { method: 'POST', path: '/v2/fulfillment_sandbox/batches/{batch_id}/advance', bearer: 'token', repeat: 'with_key', banner: true },
  'sandbox.items.create': { method: 'POST', path: '/v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items', bearer: 'token', repeat: 'with_key', banner: true, internalIds: true },
  'sandbox.items.update': { method: 'PUT', path: '/v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}', bearer: 'token', repeat: 'with_key', banner: true, internalIds: true },
  'sandbox.items.update_by_post': { method: 'POST', path: '/v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}', bearer: 'token', repeat: 'with_key', banner: true, internalIds: true },
  'sandbox.orders.simulate_callback': { method: 'POST', path: '/v2/fulfillment_sandbox/orders/{order_id}/callbacks', bearer: 'token', repeat: 'with_key', banner: true },
  'sandbox.instacart_users.create': { method: 'POST', path: '/v2/fulfillment_sandbox/instacart_users', bearer: 'token', repeat: 'with_key', banner: true },
  'sandbox.instacart_users.authorize': { method: 'POST', path: '/v2/fulfillment_sandbox/instacart_users/{user_id}/authorize', bearer: 'token', repeat: 'never', banner: true },
  'data_ingestion.catalog.product.submit': { method: 'POST', path: '/v2/data_ingestion/catalog/product/submission', bearer: 'token', repeat: 'with_key', banner: true },
  'data_ingestion.catalog.item.submit': { method: 'POST', path: '/v2/data_ingestion/catalog/item/submission', bearer: 'token', repeat: 'with_key', banner: true },
  'data_ingestion.batch.catalog.product.submit': { method: 'POST', path: '/v2/data_ingestion/batch/catalog/product/submission', bearer: 'token', repeat: 'with_key', banner: true },
  'data_ingestion.batch.catalog.item.submit': { method: 'POST', path: '/v2/data_ingestion/batch/catalog/item/submission', bearer: 'token', repeat: 'with_key', banner: true },
  'post_checkout.orders.get': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.orders.get_handling': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/handling', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.orders.get_location': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/location', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.items.list': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/items', bearer: 'token', repeat: 'always', banner: true, internalIds: true },
  'post_checkout.items.answer_replacement': { method: 'PUT', path: '/v2/post_checkout/orders/{order_id}/items/{order_item_id}/replacement', bearer: 'token', repeat: 'with_key', banner: true },
  'post_checkout.chat.list': { method: 'GET', path: '/v2/post_checkout/chat/{order_id}/messages', bearer: 'token', repeat: 'always', banner: true, internalIds: true },
  'post_checkout.chat.send': { method: 'POST', path: '/v2/post_checkout/chat/{order_id}/messages', bearer: 'token', repeat: 'with_key', banner: true },
  'post_checkout.chat.mark_read': { method: 'PUT', path: '/v2/post_checkout/chat/{order_id}/messages', bearer: 'token', repeat: 'with_key', banner: true, internalIds: true },
  'post_checkout.messages.list': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/order_messages', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.pickup.get_details': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/pickup/details', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.pickup.get_vehicle': { method: 'GET', path: '/v2/post_checkout/orders/{order_id}/pickup/vehicle_info', bearer: 'token', repeat: 'always', banner: true },
  'post_checkout.pickup.set_vehicle': { method: 'PUT', path: '/v2/post_checkout/orders/{order_id}/pickup/vehicle_info', bearer: 'token', repeat: 'never', banner: true },
  'post_checkout.pickup.set_delegate': { method: 'PUT', path: '/v2/post_checkout/orders/{order_id}/pickup_delegate', bearer: 'token', repeat: 'with_key', banner: true },
  'post_checkout.pickup.user_arrived': { method: 'POST', path: '/v2/post_checkout/orders/{order_id}/pickup/user_arrived', bearer: 'token', repeat: 'with_key', banner: true },
  'post_checkout.pickup.schedule': { method: 'POST', path: '/v2/post_checkout/orders/{order_id}/pickup/schedule_pickup', bearer: 'token', repeat: 'with_key', banner: true },
  'order_pages.get': { method: 'GET', path: '/cartwright/v1/order_pages/{link}', bearer: null, repeat: 'always', query: ['after', 'wait'] },
  'order_pages.products.search': { method: 'GET', path: '/cartwright/v1/order_pages/{link}/products', bearer: null, repeat: 'always', query: ['q'] },
  'order_pages.items.answer_replacement': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/items/{order_item_id}/replacement', bearer: null, repeat: 'never' },
  'order_pages.messages.list': { method: 'GET', path: '/cartwright/v1/order_pages/{link}/messages', bearer: null, repeat: 'always' },
  'order_pages.messages.send': { method: 'POST', path: '/cartwright/v1/order_pages/{link}/messages', bearer: null, repeat: 'never' },
  'order_pages.messages.mark_read': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/messages', bearer: null, repeat: 'never' },
  'order_pages.vehicle.set': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/vehicle', bearer: null, repeat: 'never' },
  'order_pages.arrival.record': { method: 'POST', path: '/cartwright/v1/order_pages/{link}/arrival', bearer: null, repeat: 'never' },
  'order_pages.delegate.set': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/delegate', bearer: null, repeat: 'never' },
  'order_pages.rating.set': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/rating', bearer: null, repeat: 'never' },
  'order_pages.tip.set': { method: 'PUT', path: '/cartwright/v1/order_pages/{link}/tip', bearer: null, repeat: 'never' },
  'product_pages.get': { method: 'GET', path: '/cartwright/v1/product_pages/{link}', bearer: null, repeat: 'always', query: ['postal_code', 'location_code', 'retailer_key'] },
  'management.organization.get': { method: 'GET', path: '/cartwright/v1/organization', bearer: 'token', repeat: 'always' },
  'management.organization.update': { method: 'PATCH', path: '/cartwright/v1/organization', bearer: 'token', repeat: 'with_key' },
  'management.settings.get': { method: 'GET', path: '/cartwright/v1/settings', bearer: 'token', repeat: 'always' },
  'management.settings.update': { method: 'PATCH', path: '/cartwright/v1/settings', bearer: 'token', repeat: 'with_key' },
  'management.organizations.list': { method: 'GET', path: '/cartwright/v1/organizations', bearer: 'token', repeat: 'always', query: ['limit', 'after'] },
  'management.organizations.create': { method: 'POST', path: '/cartwright/v1/organizations', bearer: 'token', repeat: 'never' },
  'management.organizations.delete': { method: 'DELETE', path: '/cartwright/v1/organizations/{slug}', bearer: 'token', repeat: 'never' },
  'management.banners.list': { method: 'GET', path: '/cartwright/v1/banners', bearer: 'token', repeat: 'always' },
  'management.banners.create': { method: 'POST', path: '/cartwright/v1/banners', bearer: 'token', repeat: 'with_key' },
  'management.banners.get': { method: 'GET', path: '/cartwright/v1/banners/{slug}', bearer: 'token', repeat: 'always' },
  'management.banners.rename': { method: 'PATCH', path: '/cartwright/v1/banners/{slug}', bearer: 'token', repeat: 'with_key' },
  'management.applications.list': { method: 'GET', path: '/cartwright/v1/applications', bearer: 'token', repeat: 'always' },
  'management.applications.create': { method: 'POST', path: '/cartwright/v1/applications', bearer: 'token', repeat: 'never' },
  'management.applications.get': { method: 'GET', path: '/cartwright/v1/applications/{client_id}', bearer: 'token', repeat: 'always' },
  'management.applications.update': { method: 'PATCH', path: '/cartwright/v1/applications/{client_id}', bearer: 'token', repeat: 'with_key' },
  'management.applications.clone': { method: 'POST', path: '/cartwright/v1/applications/{client_id}/clone', bearer: 'token', repeat: 'never' },
  'management.applications.enable': { method: 'POST', path: '/cartwright/v1/applications/{client_id}/enable', bearer: 'token', repeat: 'with_key' },
  'management.applications.disable': { method: 'POST', path: '/cartwright/v1/applications/{client_id}/disable', bearer: 'token', repeat: 'with_key' },
  'management.applications.delete': { method: 'DELETE', path: '/cartwright/v1/applications/{client_id}', bearer: 'token', repeat: 'never' },
  'management.applications.keys.list': { method: 'GET', path: '/cartwright/v1/applications/{client_id}/keys', bearer: 'token', repeat: 'always' },
  'management.applications.keys.register': { method: 'POST', path: '/cartwright/v1/applications/{client_id}/keys', bearer: 'token', repeat: 'with_key' },
  'management.applications.keys.delete': { method: 'DELETE', path: '/cartwright/v1/applications/{client_id}/keys/{key_id}', bearer: 'token', repeat: 'with_key' },
  'management.stores.list': { method: 'GET', path: '/cartwright/v1/stores', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'postal_prefix', 'q', 'active'], banner: true },
  'management.stores.list_positions': { method: 'GET', path: '/cartwright/v1/store-positions', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'active'] },
  'management.stores.create': { method: 'POST', path: '/cartwright/v1/stores', bearer: 'token', repeat: 'with_key', banner: true },
  'management.stores.get': { method: 'GET', path: '/cartwright/v1/stores/{location_code}', bearer: 'token', repeat: 'always', banner: true },
  'management.stores.update': { method: 'PATCH', path: '/cartwright/v1/stores/{location_code}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.stores.get_pickup_instructions': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/pickup_instructions', bearer: 'token', repeat: 'always', banner: true },
  'management.stores.set_pickup_instructions': { method: 'PUT', path: '/cartwright/v1/stores/{location_code}/pickup_instructions', bearer: 'token', repeat: 'with_key', banner: true },
  'management.hours.get': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/hours', bearer: 'token', repeat: 'always', banner: true },
  'management.hours.replace': { method: 'PUT', path: '/cartwright/v1/stores/{location_code}/hours', bearer: 'token', repeat: 'with_key', banner: true },
  'management.hours_exceptions.list': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/hours/exceptions', bearer: 'token', repeat: 'always', banner: true },
  'management.hours_exceptions.set': { method: 'PUT', path: '/cartwright/v1/stores/{location_code}/hours/exceptions/{date}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.hours_exceptions.delete': { method: 'DELETE', path: '/cartwright/v1/stores/{location_code}/hours/exceptions/{date}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.slot_policy.get': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/slot_policy', bearer: 'token', repeat: 'always', banner: true },
  'management.slot_policy.replace': { method: 'PUT', path: '/cartwright/v1/stores/{location_code}/slot_policy', bearer: 'token', repeat: 'with_key', banner: true },
  'management.slot_policy.update': { method: 'PATCH', path: '/cartwright/v1/stores/{location_code}/slot_policy', bearer: 'token', repeat: 'with_key', banner: true },
  'management.capacity.list': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/capacity', bearer: 'token', repeat: 'always', query: ['from', 'to'], banner: true },
  'management.capacity.list_of_stores': { method: 'GET', path: '/cartwright/v1/capacity', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'from', 'to'], banner: true },
  'management.capacity.set': { method: 'PUT', path: '/cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.capacity.reset': { method: 'DELETE', path: '/cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.customers.list': { method: 'GET', path: '/cartwright/v1/customers', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'email', 'q'] },
  'management.customers.create': { method: 'POST', path: '/cartwright/v1/customers', bearer: 'token', repeat: 'with_key' },
  'management.customers.get': { method: 'GET', path: '/cartwright/v1/customers/{id}', bearer: 'token', repeat: 'always' },
  'management.customers.set_membership': { method: 'PUT', path: '/cartwright/v1/customers/{id}/membership', bearer: 'token', repeat: 'with_key' },
  'management.customers.unlink': { method: 'DELETE', path: '/cartwright/v1/customers/{id}/link', bearer: 'token', repeat: 'with_key' },
  'management.customers.delete': { method: 'DELETE', path: '/cartwright/v1/customers/{id}', bearer: 'token', repeat: 'with_key' },
  'management.shoppers.list': { method: 'GET', path: '/cartwright/v1/fulfillment/shoppers', bearer: 'token', repeat: 'always', query: ['limit', 'after'] },
  'management.shoppers.create': { method: 'POST', path: '/cartwright/v1/fulfillment/shoppers', bearer: 'token', repeat: 'with_key' },
  'management.shoppers.get': { method: 'GET', path: '/cartwright/v1/fulfillment/shoppers/{shopper_id}', bearer: 'token', repeat: 'always' },
  'management.batches.list': { method: 'GET', path: '/cartwright/v1/fulfillment/batches', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'batch_type', 'workflow_state'], banner: true },
  'management.batches.create': { method: 'POST', path: '/cartwright/v1/fulfillment/batches', bearer: 'token', repeat: 'with_key', banner: true },
  'management.batches.get': { method: 'GET', path: '/cartwright/v1/fulfillment/batches/{batch_id}', bearer: 'token', repeat: 'always', banner: true },
  'management.batches.assign': { method: 'PUT', path: '/cartwright/v1/fulfillment/batches/{batch_id}/shopper', bearer: 'token', repeat: 'with_key', banner: true },
  'management.batches.advance': { method: 'POST', path: '/cartwright/v1/fulfillment/batches/{batch_id}/advance', bearer: 'token', repeat: 'with_key', banner: true },
  'management.order_items.create': { method: 'POST', path: '/cartwright/v1/fulfillment/orders/{order_id}/items', bearer: 'token', repeat: 'with_key', banner: true },
  'management.order_items.update': { method: 'PUT', path: '/cartwright/v1/fulfillment/orders/{order_id}/items/{line_num}', bearer: 'token', repeat: 'with_key', banner: true },
  'management.orders.record_event': { method: 'POST', path: '/cartwright/v1/fulfillment/orders/{order_id}/events', bearer: 'token', repeat: 'with_key', banner: true },
  'management.orders.report_location': { method: 'PUT', path: '/cartwright/v1/fulfillment/orders/{order_id}/location', bearer: 'token', repeat: 'with_key', banner: true },
  'management.order_messages.list': { method: 'GET', path: '/cartwright/v1/fulfillment/orders/{order_id}/messages', bearer: 'token', repeat: 'always', banner: true },
  'management.order_messages.send': { method: 'POST', path: '/cartwright/v1/fulfillment/orders/{order_id}/messages', bearer: 'token', repeat: 'with_key', banner: true },
  'management.order_messages.mark_read': { method: 'PUT', path: '/cartwright/v1/fulfillment/orders/{order_id}/messages', bearer: 'token', repeat: 'with_key', banner: true },
  'management.workflows.list': { method: 'GET', path: '/cartwright/v1/workflows', bearer: 'token', repeat: 'always' },
  'management.users.get': { method: 'GET', path: '/cartwright/v1/users/{user_id}', bearer: 'token', repeat: 'always' },
  'management.users.set_active': { method: 'PATCH', path: '/cartwright/v1/users/{user_id}', bearer: 'token', repeat: 'with_key' },
  'management.orders.list': { method: 'GET', path: '/cartwright/v1/orders', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'sort', 'wait', 'status', 'workflow_state', 'kind', 'retailer_id', 'location_code', 'user_id', 'q', 'batch_id', 'shopper_id', 'late', 'created_from', 'created_to', 'window_from', 'window_to', 'archived'] },
  'management.orders.get': { method: 'GET', path: '/cartwright/v1/orders/{order_id}', bearer: 'token', repeat: 'always' },
  'management.orders.summarize': { method: 'GET', path: '/cartwright/v1/order-summary', bearer: 'token', repeat: 'always', query: ['status', 'workflow_state', 'kind', 'retailer_id', 'location_code', 'user_id', 'q', 'batch_id', 'shopper_id', 'late', 'created_from', 'created_to', 'window_from', 'window_to'] },
  'management.holds.list': { method: 'GET', path: '/cartwright/v1/holds', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'location_code', 'user_id'] },
  'management.reset': { method: 'POST', path: '/cartwright/v1/reset', bearer: 'token', repeat: 'with_key' },
  'management.snapshots.list': { method: 'GET', path: '/cartwright/v1/snapshots', bearer: 'token', repeat: 'always' },
  'management.snapshots.create': { method: 'POST', path: '/cartwright/v1/snapshots', bearer: 'token', repeat: 'always' },
  'management.snapshots.download': { method: 'GET', path: '/cartwright/v1/snapshots/{name}', bearer: 'token', repeat: 'always', download: 'application/gzip' },
  'management.snapshots.upload': { method: 'PUT', path: '/cartwright/v1/snapshots/{name}', bearer: 'token', repeat: 'never', upload: 'application/gzip' },
  'management.snapshots.restore': { method: 'POST', path: '/cartwright/v1/snapshots/{name}/restore', bearer: 'token', repeat: 'never' },
  'management.snapshots.delete': { method: 'DELETE', path: '/cartwright/v1/snapshots/{name}', bearer: 'token', repeat: 'never' },
  'management.clock.get': { method: 'GET', path: '/cartwright/v1/clock', bearer: 'token', repeat: 'always' },
  'management.clock.freeze': { method: 'POST', path: '/cartwright/v1/clock/freeze', bearer: 'token', repeat: 'with_key' },
  'management.clock.advance': { method: 'POST', path: '/cartwright/v1/clock/advance', bearer: 'token', repeat: 'with_key' },
  'management.clock.set': { method: 'POST', path: '/cartwright/v1/clock/set', bearer: 'token', repeat: 'with_key' },
  'management.clock.resume': { method: 'POST', path: '/cartwright/v1/clock/resume', bearer: 'token', repeat: 'with_key' },
  'management.automatic_shopper.get': { method: 'GET', path: '/cartwright/v1/automatic_shopper', bearer: 'token', repeat: 'always' },
  'management.automatic_shopper.set': { method: 'PUT', path: '/cartwright/v1/automatic_shopper', bearer: 'token', repeat: 'with_key' },
  'management.automatic_shopper.delete': { method: 'DELETE', path: '/cartwright/v1/automatic_shopper', bearer: 'token', repeat: 'with_key' },
  'management.automatic_shopper.start': { method: 'POST', path: '/cartwright/v1/orders/{order_id}/automatic_shopper', bearer: 'token', repeat: 'with_key', banner: true },
  'management.automatic_shopper.get_run': { method: 'GET', path: '/cartwright/v1/orders/{order_id}/automatic_shopper', bearer: 'token', repeat: 'always', banner: true },
  'management.automatic_shopper.stop': { method: 'DELETE', path: '/cartwright/v1/orders/{order_id}/automatic_shopper', bearer: 'token', repeat: 'with_key', banner: true },
  'management.scenarios.list': { method: 'GET', path: '/cartwright/v1/scenarios', bearer: 'token', repeat: 'always' },
  'management.scenarios.get': { method: 'GET', path: '/cartwright/v1/scenarios/{name}', bearer: 'token', repeat: 'always' },
  'management.scenarios.get_language': { method: 'GET', path: '/cartwright/v1/scenario_language', bearer: 'token', repeat: 'always' },
  'management.products.list': { method: 'GET', path: '/cartwright/v1/products', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'q', 'upc', 'rrc', 'department'], banner: true },
  'management.products.get': { method: 'GET', path: '/cartwright/v1/products/{rrc}', bearer: 'token', repeat: 'always', banner: true },
  'management.departments.list': { method: 'GET', path: '/cartwright/v1/departments', bearer: 'token', repeat: 'always', banner: true },
  'management.products.list_stores': { method: 'GET', path: '/cartwright/v1/products/{rrc}/stores', bearer: 'token', repeat: 'always', query: ['limit', 'after'], banner: true },
  'management.product_pages.list': { method: 'GET', path: '/cartwright/v1/product_pages', bearer: 'token', repeat: 'always', query: ['limit', 'after'] },
  'management.store_items.list': { method: 'GET', path: '/cartwright/v1/stores/{location_code}/items', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'q', 'available'], banner: true },
  'management.catalogue_submissions.list': { method: 'GET', path: '/cartwright/v1/catalogue/submissions', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'state', 'request_id'], banner: true },
  'management.catalogue_submissions.get': { method: 'GET', path: '/cartwright/v1/catalogue/submissions/{submission_id}', bearer: 'token', repeat: 'always', banner: true },
  'management.health.get': { method: 'GET', path: '/cartwright/v1/health', bearer: 'token', repeat: 'always' },
  'management.usage.get': { method: 'GET', path: '/cartwright/v1/usage', bearer: 'token', repeat: 'always', query: ['step', 'from', 'to', 'operation_id', 'client_id', 'api', 'operation_points'] },
  'management.applications.get_usage': { method: 'GET', path: '/cartwright/v1/applications/{client_id}/usage', bearer: 'token', repeat: 'always', query: ['days'] },
  'management.deprecations.list': { method: 'GET', path: '/cartwright/v1/deprecations', bearer: 'token', repeat: 'always', query: ['days'] },
  'management.requests.list': { method: 'GET', path: '/cartwright/v1/requests', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'sort', 'wait', 'status', 'operation_id', 'method', 'path', 'order_id', 'user_id', 'request_id', 'client_id', 'from', 'to', 'min_duration_ms'] },
  'management.requests.export': { method: 'GET', path: '/cartwright/v1/requests.har', bearer: 'token', repeat: 'always', query: ['limit', 'status', 'operation_id', 'method', 'path', 'order_id', 'user_id', 'request_id', 'client_id', 'from', 'to', 'min_duration_ms'] },
  'management.requests.delete_all': { method: 'DELETE', path: '/cartwright/v1/requests', bearer: 'token', repeat: 'with_key' },
  'management.requests.get': { method: 'GET', path: '/cartwright/v1/requests/{request_id}', bearer: 'token', repeat: 'always' },
  'management.requests.curl': { method: 'GET', path: '/cartwright/v1/requests/{request_id}/curl', bearer: 'token', repeat: 'always' },
  'management.requests.replay': { method: 'POST', path: '/cartwright/v1/requests/{request_id}/replay', bearer: 'token', repeat: 'never' },
  'management.faults.list': { method: 'GET', path: '/cartwright/v1/faults', bearer: 'token', repeat: 'always' },
  'management.faults.create': { method: 'POST', path: '/cartwright/v1/faults', bearer: 'token', repeat: 'never' },
  'management.faults.delete_all': { method: 'DELETE', path: '/cartwright/v1/faults', bearer: 'token', repeat: 'never' },
  'management.faults.get': { method: 'GET', path: '/cartwright/v1/faults/{id}', bearer: 'token', repeat: 'always' },
  'management.faults.delete': { method: 'DELETE', path: '/cartwright/v1/faults/{id}', bearer: 'token', repeat: 'never' },
  'management.webhooks.list': { method: 'GET', path: '/cartwright/v1/webhooks', bearer: 'token', repeat: 'always', query: ['limit', 'after'] },
  'management.webhooks.create': { method: 'POST', path: '/cartwright/v1/webhooks', bearer: 'token', repeat: 'never' },
  'management.webhooks.get': { method: 'GET', path: '/cartwright/v1/webhooks/{webhook_id}', bearer: 'token', repeat: 'always' },
  'management.webhooks.get_health': { method: 'GET', path: '/cartwright/v1/webhooks/{webhook_id}/health', bearer: 'token', repeat: 'always' },
  'management.webhooks.update': { method: 'PATCH', path: '/cartwright/v1/webhooks/{webhook_id}', bearer: 'token', repeat: 'with_key' },
  'management.webhooks.delete': { method: 'DELETE', path: '/cartwright/v1/webhooks/{webhook_id}', bearer: 'token', repeat: 'with_key' },
  'management.webhooks.rotate_signing_secret': { method: 'POST', path: '/cartwright/v1/webhooks/{webhook_id}/rotate_signing_secret', bearer: 'token', repeat: 'never' },
  'management.webhooks.test': { method: 'POST', path: '/cartwright/v1/webhooks/{webhook_id}/test', bearer: 'token', repeat: 'never' },
  'management.webhooks.replay': { method: 'POST', path: '/cartwright/v1/webhooks/{webhook_id}/replay', bearer: 'token', repeat: 'with_key' },
  'management.deliveries.list': { method: 'GET', path: '/cartwright/v1/deliveries', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'webhook_id', 'state', 'event_name', 'order_id', 'from', 'to'] },
  'management.deliveries.get': { method: 'GET', path: '/cartwright/v1/deliveries/{delivery_id}', bearer: 'token', repeat: 'always' },
  'management.deliveries.replay': { method: 'POST', path: '/cartwright/v1/deliveries/{delivery_id}/replay', bearer: 'token', repeat: 'with_key' },
  'management.events.list': { method: 'GET', path: '/cartwright/v1/events', bearer: 'token', repeat: 'always', query: ['limit', 'after', 'event_name', 'order_id', 'from', 'to', 'wait'] },
  'management.events.get': { method: 'GET', path: '/cartwright/v1/events/{event_id}', bearer: 'token', repeat: 'always' },
  'management.event_types.list': { method: 'GET', path: '/cartwright/v1/event_types', bearer: 'token', repeat: 'always' },
} as const satisfies Readonly<Record<string, OperationFacts>>;

export type OperationId = keyof typeof OPERATIONS;

/** A function for each operation, in groups; what they send goes through `call`. */
export function operationsBy(call: Call) {
  return {
    oauth: {
      /** Generate an access token: `POST /v2/oauth/token`. */
      token: (request: Signatures['oauth.token']['request'] = {}, options?: CallOptions) => call('oauth.token', request, options),
      /** Revoke an access token: `POST /v2/oauth/token/revoke`. */
      revoke: (request: Signatures['oauth.revoke']['request'] = {}, options?: CallOptions) => call('oauth.revoke', request, options),
    },
    users: {
      /** Create a Connect user account: `POST /v2/fulfillment/users`. */
      create: (request: Signatures['fulfillment.users.create']['request'], options?: CallOptions) => call('fulfillment.users.create', request, options),
      /** Create a Connect user and validate an address: `POST /v2/fulfillment/users/{user_id}/addresses`. */
      createWithAddress: (request: Signatures['fulfillment.users.create_with_address']['request'], options?: CallOptions) => call('fulfillment.users.create_with_address', request, options),
      /** Create a user deletion request: `POST /v2/fulfillment/users/{user_id}/deletion_requests`. */
      createDeletionRequest: (request: Signatures['fulfillment.users.create_deletion_request']['request'], options?: CallOptions) => call('fulfillment.users.create_deletion_request', request, options),
      /** Link a customer's account: `POST /v2/fulfillment/users/{user_id}/link`. */
      link: (request: Signatures['fulfillment.users.link']['request'], options?: CallOptions) => call('fulfillment.users.link', request, options),
      /** Get information about the linked customer's account: `GET /v2/fulfillment/users/{user_id}/link`. */
      getLink: (request: Signatures['fulfillment.users.get_link']['request'], options?: CallOptions) => call('fulfillment.users.get_link', request, options),
    },
    stores: {
      /** Find stores offering delivery: `POST /v2/fulfillment/stores/delivery`. */
      findDelivery: (request: Signatures['fulfillment.stores.find_delivery']['request'], options?: CallOptions) => call('fulfillment.stores.find_delivery', request, options),
      /** Find stores offering pickup: `POST /v2/fulfillment/stores/pickup`. */
      findPickup: (request: Signatures['fulfillment.stores.find_pickup']['request'], options?: CallOptions) => call('fulfillment.stores.find_pickup', request, options),
      /** Find stores offering last mile delivery: `POST /v2/fulfillment/stores/last_mile`. */
      findLastMile: (request: Signatures['fulfillment.stores.find_last_mile']['request'], options?: CallOptions) => call('fulfillment.stores.find_last_mile', request, options),
      /** Find stores offering dispatch last mile delivery: `POST /v2/fulfillment/lastmile/stores`. */
      findDispatch: (request: Signatures['fulfillment.stores.find_dispatch']['request'], options?: CallOptions) => call('fulfillment.stores.find_dispatch', request, options),
    },
    serviceOptions: {
      /** Preview time slots for delivery: `POST /v2/fulfillment/service_options/delivery`. */
      previewDelivery: (request: Signatures['fulfillment.service_options.preview_delivery']['request'], options?: CallOptions) => call('fulfillment.service_options.preview_delivery', request, options),
      /** List time slots for delivery: `POST /v2/fulfillment/users/{user_id}/service_options/cart/delivery`. */
      listDelivery: (request: Signatures['fulfillment.service_options.list_delivery']['request'], options?: CallOptions) => call('fulfillment.service_options.list_delivery', request, options),
      /** Reserve a time slot: `POST /v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve`. */
      reserve: (request: Signatures['fulfillment.service_options.reserve']['request'], options?: CallOptions) => call('fulfillment.service_options.reserve', request, options),
      /** Reserve a slot for a desired window: `POST /v2/fulfillment/users/{user_id}/service_options/reserve`. */
      reserveDesired: (request: Signatures['fulfillment.service_options.reserve_desired']['request'], options?: CallOptions) => call('fulfillment.service_options.reserve_desired', request, options),
      /** Preview time slots for pickup: `POST /v2/fulfillment/service_options/pickup`. */
      previewPickup: (request: Signatures['fulfillment.service_options.preview_pickup']['request'], options?: CallOptions) => call('fulfillment.service_options.preview_pickup', request, options),
      /** List time slots for pickup: `POST /v2/fulfillment/users/{user_id}/service_options/cart/pickup`. */
      listPickup: (request: Signatures['fulfillment.service_options.list_pickup']['request'], options?: CallOptions) => call('fulfillment.service_options.list_pickup', request, options),
      /** Preview time slots for LMD: `POST /v2/fulfillment/service_options/last_mile`. */
      previewLastMile: (request: Signatures['fulfillment.service_options.preview_last_mile']['request'] = {}, options?: CallOptions) => call('fulfillment.service_options.preview_last_mile', request, options),
      /** List time slots for LMD: `POST /v2/fulfillment/users/{user_id}/service_options/cart/last_mile`. */
      listLastMile: (request: Signatures['fulfillment.service_options.list_last_mile']['request'], options?: CallOptions) => call('fulfillment.service_options.list_last_mile', request, options),
      /**
       * Reserve a previewed time slot: `POST /v2/fulfillment/users/{user_id}/service_options/{service_option_id}/reserve/cart`.
       * @deprecated until 2027-05-31.
       */
      reserveWithCart: (request: Signatures['fulfillment.service_options.reserve_with_cart']['request'], options?: CallOptions) => call('fulfillment.service_options.reserve_with_cart', request, options),
      /**
       * List time slots for delivery (old URI): `POST /v2/fulfillment/users/{user_id}/service_options/cart`.
       * @deprecated until 2027-05-31.
       */
      listCart: (request: Signatures['fulfillment.service_options.list_cart']['request'], options?: CallOptions) => call('fulfillment.service_options.list_cart', request, options),
    },
    orders: {
      /** Create a delivery order: `POST /v2/fulfillment/users/{user_id}/orders/delivery`. */
      createDelivery: (request: Signatures['fulfillment.orders.create_delivery']['request'], options?: CallOptions) => call('fulfillment.orders.create_delivery', request, options),
      /** Get an order: `GET /v2/fulfillment/users/{user_id}/orders/{order_id}`. */
      get: (request: Signatures['fulfillment.orders.get']['request'], options?: CallOptions) => call('fulfillment.orders.get', request, options),
      /**
       * Get orders: `GET /v2/fulfillment/users/{user_id}/orders`.
       * @deprecated until 2027-05-31.
       */
      list: (request: Signatures['fulfillment.orders.list']['request'], options?: CallOptions) => call('fulfillment.orders.list', request, options),
      /** Update an order: `PUT /v2/fulfillment/users/{user_id}/orders/{order_id}`. */
      update: (request: Signatures['fulfillment.orders.update']['request'], options?: CallOptions) => call('fulfillment.orders.update', request, options),
      /** Update a tip: `PUT /v2/fulfillment/users/{user_id}/orders/{order_id}/tip`. */
      updateTip: (request: Signatures['fulfillment.orders.update_tip']['request'], options?: CallOptions) => call('fulfillment.orders.update_tip', request, options),
      /** Cancel an order: `POST /v2/fulfillment/users/{user_id}/orders/{order_id}/cancel`. */
      cancel: (request: Signatures['fulfillment.orders.cancel']['request'], options?: CallOptions) => call('fulfillment.orders.cancel', request, options),
      /** Create a pickup order: `POST /v2/fulfillment/users/{user_id}/orders/pickup`. */
      createPickup: (request: Signatures['fulfillment.orders.create_pickup']['request'], options?: CallOptions) => call('fulfillment.orders.create_pickup', request, options),
      /** Set item replacements: `PUT /v2/fulfillment/users/{user_id}/orders/{order_id}/replacement_selections`. */
      setReplacements: (request: Signatures['fulfillment.orders.set_replacements']['request'], options?: CallOptions) => call('fulfillment.orders.set_replacements', request, options),
    },
    items: {
      /** Validate items: `POST /v2/fulfillment/validate_items`. */
      validate: (request: Signatures['fulfillment.items.validate']['request'], options?: CallOptions) => call('fulfillment.items.validate', request, options),
    },
    feedback: {
      /** Create or update order feedback (backend): `POST /v2/feedback/users/{user_id}/orders/{order_id}/rating`. */
      rateBackend: (request: Signatures['feedback.rate_backend']['request'], options?: CallOptions) => call('feedback.rate_backend', request, options),
      /** Create or update order feedback (frontend): `POST /v2/feedback/orders/{order_id}/rating`. */
      rateFrontend: (request: Signatures['feedback.rate_frontend']['request'], options?: CallOptions) => call('feedback.rate_frontend', request, options),
    },
    transactions: {
      /** Send point of sale transaction information: `POST /v2/retailer_transaction/pos_transactions`. */
      sendPos: (request: Signatures['transactions.send_pos']['request'], options?: CallOptions) => call('transactions.send_pos', request, options),
    },
    developerPlatform: {
      /** Create a shopping list page: `POST /idp/v1/products/products_link`. */
      createProductsLink: (request: Signatures['developer_platform.create_products_link']['request'], options?: CallOptions) => call('developer_platform.create_products_link', request, options),
      /** Create a recipe page: `POST /idp/v1/products/recipe`. */
      createRecipe: (request: Signatures['developer_platform.create_recipe']['request'], options?: CallOptions) => call('developer_platform.create_recipe', request, options),
      /** Nearby retailers: `GET /idp/v1/retailers`. */
      nearbyRetailers: (request: Signatures['developer_platform.nearby_retailers']['request'], options?: CallOptions) => call('developer_platform.nearby_retailers', request, options),
    },
    recommendations: {
      /** Find replacement items (backend): `POST /v2/recommendations/users/{user_id}/replacement_items`. */
      replacementItemsBackend: (request: Signatures['recommendations.replacement_items_backend']['request'], options?: CallOptions) => call('recommendations.replacement_items_backend', request, options),
      /** Find replacement items of an order (backend): `POST /v2/recommendations/users/{user_id}/orders/{order_id}/replacement_items`. */
      replacementItemsOfOrderBackend: (request: Signatures['recommendations.replacement_items_of_order_backend']['request'], options?: CallOptions) => call('recommendations.replacement_items_of_order_backend', request, options),
      /** Find replacement items (frontend): `POST /v2/recommendations/replacement_items`. */
      replacementItemsFrontend: (request: Signatures['recommendations.replacement_items_frontend']['request'] = {}, options?: CallOptions) => call('recommendations.replacement_items_frontend', request, options),
      /** Find replacement items of an order (frontend): `POST /v2/recommendations/orders/{order_id}/replacement_items`. */
      replacementItemsOfOrderFrontend: (request: Signatures['recommendations.replacement_items_of_order_frontend']['request'], options?: CallOptions) => call('recommendations.replacement_items_of_order_frontend', request, options),
      /** Find complementary items (backend): `POST /v2/recommendations/users/{user_id}/complementary_items`. */
      complementaryItemsBackend: (request: Signatures['recommendations.complementary_items_backend']['request'], options?: CallOptions) => call('recommendations.complementary_items_backend', request, options),
      /** Find complementary items of an order (backend): `POST /v2/recommendations/users/{user_id}/orders/{order_id}/complementary_items`. */
      complementaryItemsOfOrderBackend: (request: Signatures['recommendations.complementary_items_of_order_backend']['request'], options?: CallOptions) => call('recommendations.complementary_items_of_order_backend', request, options),
      /** Find complementary items (frontend): `POST /v2/recommendations/complementary_items`. */
      complementaryItemsFrontend: (request: Signatures['recommendations.complementary_items_frontend']['request'] = {}, options?: CallOptions) => call('recommendations.complementary_items_frontend', request, options),
      /** Find complementary items of an order (frontend): `POST /v2/recommendations/orders/{order_id}/complementary_items`. */
      complementaryItemsOfOrderFrontend: (request: Signatures['recommendations.complementary_items_of_order_frontend']['request'], options?: CallOptions) => call('recommendations.complementary_items_of_order_frontend', request, options),
    },
    lastMile: {
      /** Create a last mile delivery order: `POST /v2/fulfillment/users/{user_id}/orders/last_mile`. */
      create: (request: Signatures['fulfillment.last_mile.create']['request'], options?: CallOptions) => call('fulfillment.last_mile.create', request, options),
      /** Update an LMD order: `PUT /v2/fulfillment/users/{user_id}/orders/{order_id}/last_mile`. */
      update: (request: Signatures['fulfillment.last_mile.update']['request'], options?: CallOptions) => call('fulfillment.last_mile.update', request, options),
      /** Stage an LMD order: `POST /v2/fulfillment/users/{user_id}/orders/{order_id}/staged`. */
      stage: (request: Signatures['fulfillment.last_mile.stage']['request'], options?: CallOptions) => call('fulfillment.last_mile.stage', request, options),
    },
    dispatch: {
      /** Create a dispatch LMD order: `POST /v2/fulfillment/lastmile/orders`. */
      create: (request: Signatures['fulfillment.dispatch.create']['request'], options?: CallOptions) => call('fulfillment.dispatch.create', request, options),
      /** Get a dispatch LMD order: `GET /v2/fulfillment/lastmile/orders/{order_id}`. */
      get: (request: Signatures['fulfillment.dispatch.get']['request'], options?: CallOptions) => call('fulfillment.dispatch.get', request, options),
      /** Update a dispatch LMD order: `PUT /v2/fulfillment/lastmile/orders/{order_id}`. */
      update: (request: Signatures['fulfillment.dispatch.update']['request'], options?: CallOptions) => call('fulfillment.dispatch.update', request, options),
      /** Stage a dispatch LMD order: `POST /v2/fulfillment/lastmile/orders/{order_id}/staged`. */
      stage: (request: Signatures['fulfillment.dispatch.stage']['request'], options?: CallOptions) => call('fulfillment.dispatch.stage', request, options),
      /** Cancel a dispatch LMD order: `POST /v2/fulfillment/lastmile/orders/{order_id}/cancel`. */
      cancel: (request: Signatures['fulfillment.dispatch.cancel']['request'], options?: CallOptions) => call('fulfillment.dispatch.cancel', request, options),
    },
    lastmile: {
      /**
       * Create a last mile delivery order (old URI): `POST /v2/fulfillment/lastmile/users/{user_id}/orders`.
       * @deprecated until 2027-05-31.
       */
      create: (request: Signatures['fulfillment.lastmile.create']['request'], options?: CallOptions) => call('fulfillment.lastmile.create', request, options),
      /**
       * List time slots for LMD (old URI): `POST /v2/fulfillment/lastmile/service_options`.
       * @deprecated until 2027-05-31.
       */
      listServiceOptions: (request: Signatures['fulfillment.lastmile.list_service_options']['request'] = {}, options?: CallOptions) => call('fulfillment.lastmile.list_service_options', request, options),
      /**
       * Reserve a time slot for LMD (old URI): `POST /v2/fulfillment/lastmile/users/{user_id}/service_options/{service_option_id}/reserve`.
       * @deprecated until 2027-05-31.
       */
      reserve: (request: Signatures['fulfillment.lastmile.reserve']['request'], options?: CallOptions) => call('fulfillment.lastmile.reserve', request, options),
      /**
       * Validate address (old URI): `POST /v2/fulfillment/lastmile/users/{user_id}/validate_address`.
       * @deprecated until 2027-05-31.
       */
      validateAddress: (request: Signatures['fulfillment.lastmile.validate_address']['request'], options?: CallOptions) => call('fulfillment.lastmile.validate_address', request, options),
      /**
       * Create user and validate address (old URI): `POST /v2/fulfillment/lastmile/validate_address`.
       * @deprecated until 2027-05-31.
       */
      createUserAndValidateAddress: (request: Signatures['fulfillment.lastmile.create_user_and_validate_address']['request'], options?: CallOptions) => call('fulfillment.lastmile.create_user_and_validate_address', request, options),
    },
    sandbox: {
      shoppers: {
        /** Create a shopper: `POST /v2/fulfillment_sandbox/shoppers`. */
        create: (request: Signatures['sandbox.shoppers.create']['request'] = {}, options?: CallOptions) => call('sandbox.shoppers.create', request, options),
      },
      batches: {
        /** Generate a batch: `POST /v2/fulfillment_sandbox/batches`. */
        generate: (request: Signatures['sandbox.batches.generate']['request'], options?: CallOptions) => call('sandbox.batches.generate', request, options),
        /** Advance the batch status: `POST /v2/fulfillment_sandbox/batches/{batch_id}/advance`. */
        advance: (request: Signatures['sandbox.batches.advance']['request'], options?: CallOptions) => call('sandbox.batches.advance', request, options),
      },
      items: {
        /** Create an order item as a shopper: `POST /v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items`. */
        create: (request: Signatures['sandbox.items.create']['request'], options?: CallOptions) => call('sandbox.items.create', request, options),
        /** Update an order item as a shopper: `PUT /v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}`. */
        update: (request: Signatures['sandbox.items.update']['request'], options?: CallOptions) => call('sandbox.items.update', request, options),
        /** Update an order item as a shopper: `POST /v2/fulfillment_sandbox/shoppers/{shopper_id}/orders/{order_id}/items/{line_num}`. */
        updateByPost: (request: Signatures['sandbox.items.update_by_post']['request'], options?: CallOptions) => call('sandbox.items.update_by_post', request, options),
      },
      orders: {
        /** Simulate an order callback: `POST /v2/fulfillment_sandbox/orders/{order_id}/callbacks`. */
        simulateCallback: (request: Signatures['sandbox.orders.simulate_callback']['request'], options?: CallOptions) => call('sandbox.orders.simulate_callback', request, options),
      },
      instacartUsers: {
        /** Create an Instacart user: `POST /v2/fulfillment_sandbox/instacart_users`. */
        create: (request: Signatures['sandbox.instacart_users.create']['request'], options?: CallOptions) => call('sandbox.instacart_users.create', request, options),
        /** Authorize an Instacart user for account linking: `POST /v2/fulfillment_sandbox/instacart_users/{user_id}/authorize`. */
        authorize: (request: Signatures['sandbox.instacart_users.authorize']['request'], options?: CallOptions) => call('sandbox.instacart_users.authorize', request, options),
      },
    },
    dataIngestion: {
      catalog: {
        product: {
          /** Submit a product: `POST /v2/data_ingestion/catalog/product/submission`. */
          submit: (request: Signatures['data_ingestion.catalog.product.submit']['request'] = {}, options?: CallOptions) => call('data_ingestion.catalog.product.submit', request, options),
        },
        item: {
          /** Submit an item: `POST /v2/data_ingestion/catalog/item/submission`. */
          submit: (request: Signatures['data_ingestion.catalog.item.submit']['request'], options?: CallOptions) => call('data_ingestion.catalog.item.submit', request, options),
        },
      },
      batch: {
        catalog: {
          product: {
            /** Submit a batch of products: `POST /v2/data_ingestion/batch/catalog/product/submission`. */
            submit: (request: Signatures['data_ingestion.batch.catalog.product.submit']['request'], options?: CallOptions) => call('data_ingestion.batch.catalog.product.submit', request, options),
          },
          item: {
            /** Submit a batch of items: `POST /v2/data_ingestion/batch/catalog/item/submission`. */
            submit: (request: Signatures['data_ingestion.batch.catalog.item.submit']['request'], options?: CallOptions) => call('data_ingestion.batch.catalog.item.submit', request, options),
          },
        },
      },
    },
    postCheckout: {
      orders: {
        /** Get an order after checkout: `GET /v2/post_checkout/orders/{order_id}`. */
        get: (request: Signatures['post_checkout.orders.get']['request'], options?: CallOptions) => call('post_checkout.orders.get', request, options),
        /** Get order handling information: `GET /v2/post_checkout/orders/{order_id}/handling`. */
        getHandling: (request: Signatures['post_checkout.orders.get_handling']['request'], options?: CallOptions) => call('post_checkout.orders.get_handling', request, options),
        /** Get the location of an order: `GET /v2/post_checkout/orders/{order_id}/location`. */
        getLocation: (request: Signatures['post_checkout.orders.get_location']['request'], options?: CallOptions) => call('post_checkout.orders.get_location', request, options),
      },
      items: {
        /** Get order items: `GET /v2/post_checkout/orders/{order_id}/items`. */
        list: (request: Signatures['post_checkout.items.list']['request'], options?: CallOptions) => call('post_checkout.items.list', request, options),
        /** Handle an order item replacement: `PUT /v2/post_checkout/orders/{order_id}/items/{order_item_id}/replacement`. */
        answerReplacement: (request: Signatures['post_checkout.items.answer_replacement']['request'], options?: CallOptions) => call('post_checkout.items.answer_replacement', request, options),
      },
      chat: {
        /** Get chat messages: `GET /v2/post_checkout/chat/{order_id}/messages`. */
        list: (request: Signatures['post_checkout.chat.list']['request'], options?: CallOptions) => call('post_checkout.chat.list', request, options),
        /** Send a message to the shopper: `POST /v2/post_checkout/chat/{order_id}/messages`. */
        send: (request: Signatures['post_checkout.chat.send']['request'], options?: CallOptions) => call('post_checkout.chat.send', request, options),
        /** Mark messages as read: `PUT /v2/post_checkout/chat/{order_id}/messages`. */
        markRead: (request: Signatures['post_checkout.chat.mark_read']['request'], options?: CallOptions) => call('post_checkout.chat.mark_read', request, options),
      },
      messages: {
        /** Get order messages: `GET /v2/post_checkout/orders/{order_id}/order_messages`. */
        list: (request: Signatures['post_checkout.messages.list']['request'], options?: CallOptions) => call('post_checkout.messages.list', request, options),
      },
      pickup: {
        /** Get pickup instructions: `GET /v2/post_checkout/orders/{order_id}/pickup/details`. */
        getDetails: (request: Signatures['post_checkout.pickup.get_details']['request'], options?: CallOptions) => call('post_checkout.pickup.get_details', request, options),
        /** Get vehicle information: `GET /v2/post_checkout/orders/{order_id}/pickup/vehicle_info`. */
        getVehicle: (request: Signatures['post_checkout.pickup.get_vehicle']['request'], options?: CallOptions) => call('post_checkout.pickup.get_vehicle', request, options),
        /** Create or update vehicle information: `PUT /v2/post_checkout/orders/{order_id}/pickup/vehicle_info`. */
        setVehicle: (request: Signatures['post_checkout.pickup.set_vehicle']['request'], options?: CallOptions) => call('post_checkout.pickup.set_vehicle', request, options),
        /** Create or update a pickup delegate: `PUT /v2/post_checkout/orders/{order_id}/pickup_delegate`. */
        setDelegate: (request: Signatures['post_checkout.pickup.set_delegate']['request'], options?: CallOptions) => call('post_checkout.pickup.set_delegate', request, options),
        /** Record customer arrival: `POST /v2/post_checkout/orders/{order_id}/pickup/user_arrived`. */
        userArrived: (request: Signatures['post_checkout.pickup.user_arrived']['request'], options?: CallOptions) => call('post_checkout.pickup.user_arrived', request, options),
        /** Schedule pickup: `POST /v2/post_checkout/orders/{order_id}/pickup/schedule_pickup`. */
        schedule: (request: Signatures['post_checkout.pickup.schedule']['request'], options?: CallOptions) => call('post_checkout.pickup.schedule', request, options),
      },
    },
    orderPages: {
      /** Get an order page: `GET /cartwright/v1/order_pages/{link}`. */
      get: (request: Signatures['order_pages.get']['request'], options?: CallOptions) => call('order_pages.get', request, options),
      products: {
        /** Search products on an order page: `GET /cartwright/v1/order_pages/{link}/products`. */
        search: (request: Signatures['order_pages.products.search']['request'], options?: CallOptions) => call('order_pages.products.search', request, options),
      },
      items: {
        /** Handle an order item replacement: `PUT /cartwright/v1/order_pages/{link}/items/{order_item_id}/replacement`. */
        answerReplacement: (request: Signatures['order_pages.items.answer_replacement']['request'], options?: CallOptions) => call('order_pages.items.answer_replacement', request, options),
      },
      messages: {
        /** Get chat messages: `GET /cartwright/v1/order_pages/{link}/messages`. */
        list: (request: Signatures['order_pages.messages.list']['request'], options?: CallOptions) => call('order_pages.messages.list', request, options),
        /** Send a message to the shopper: `POST /cartwright/v1/order_pages/{link}/messages`. */
        send: (request: Signatures['order_pages.messages.send']['request'], options?: CallOptions) => call('order_pages.messages.send', request, options),
        /** Mark messages as read: `PUT /cartwright/v1/order_pages/{link}/messages`. */
        markRead: (request: Signatures['order_pages.messages.mark_read']['request'], options?: CallOptions) => call('order_pages.messages.mark_read', request, options),
      },
      vehicle: {
        /** Create or update vehicle information: `PUT /cartwright/v1/order_pages/{link}/vehicle`. */
        set: (request: Signatures['order_pages.vehicle.set']['request'], options?: CallOptions) => call('order_pages.vehicle.set', request, options),
      },
      arrival: {
        /** Record customer arrival: `POST /cartwright/v1/order_pages/{link}/arrival`. */
        record: (request: Signatures['order_pages.arrival.record']['request'], options?: CallOptions) => call('order_pages.arrival.record', request, options),
      },
      delegate: {
        /** Create or update a pickup delegate: `PUT /cartwright/v1/order_pages/{link}/delegate`. */
        set: (request: Signatures['order_pages.delegate.set']['request'], options?: CallOptions) => call('order_pages.delegate.set', request, options),
      },
      rating: {
        /** Create or update order feedback (frontend): `PUT /cartwright/v1/order_pages/{link}/rating`. */
        set: (request: Signatures['order_pages.rating.set']['request'], options?: CallOptions) => call('order_pages.rating.set', request, options),
      },
      tip: {
        /** Change the tip on an order page: `PUT /cartwright/v1/order_pages/{link}/tip`. */
        set: (request: Signatures['order_pages.tip.set']['request'], options?: CallOptions) => call('order_pages.tip.set', request, options),
      },
    },
    productPages: {
      /** Get a product page: `GET /cartwright/v1/product_pages/{link}`. */
      get: (request: Signatures['product_pages.get']['request'], options?: CallOptions) => call('product_pages.get', request, options),
    },
    management: {
      organization: {
        /** Get your organization: `GET /cartwright/v1/organization`. */
        get: (request: Signatures['management.organization.get']['request'] = {}, options?: CallOptions) => call('management.organization.get', request, options),
        /** Change your organization: `PATCH /cartwright/v1/organization`. */
        update: (request: Signatures['management.organization.update']['request'] = {}, options?: CallOptions) => call('management.organization.update', request, options),
      },
      settings: {
        /** Get the settings: `GET /cartwright/v1/settings`. */
        get: (request: Signatures['management.settings.get']['request'] = {}, options?: CallOptions) => call('management.settings.get', request, options),
        /** Change the settings: `PATCH /cartwright/v1/settings`. */
        update: (request: Signatures['management.settings.update']['request'] = {}, options?: CallOptions) => call('management.settings.update', request, options),
      },
      organizations: {
        /** List organizations: `GET /cartwright/v1/organizations`. */
        list: (request: Signatures['management.organizations.list']['request'] = {}, options?: CallOptions) => call('management.organizations.list', request, options),
        /** Create an organization: `POST /cartwright/v1/organizations`. */
        create: (request: Signatures['management.organizations.create']['request'], options?: CallOptions) => call('management.organizations.create', request, options),
        /** Delete an organization: `DELETE /cartwright/v1/organizations/{slug}`. */
        delete: (request: Signatures['management.organizations.delete']['request'], options?: CallOptions) => call('management.organizations.delete', request, options),
      },
      banners: {
        /** List banners: `GET /cartwright/v1/banners`. */
        list: (request: Signatures['management.banners.list']['request'] = {}, options?: CallOptions) => call('management.banners.list', request, options),
        /** Create a banner: `POST /cartwright/v1/banners`. */
        create: (request: Signatures['management.banners.create']['request'], options?: CallOptions) => call('management.banners.create', request, options),
        /** Get a banner: `GET /cartwright/v1/banners/{slug}`. */
        get: (request: Signatures['management.banners.get']['request'], options?: CallOptions) => call('management.banners.get', request, options),
        /** Rename a banner: `PATCH /cartwright/v1/banners/{slug}`. */
        rename: (request: Signatures['management.banners.rename']['request'], options?: CallOptions) => call('management.banners.rename', request, options),
      },
      applications: {
        /** List applications: `GET /cartwright/v1/applications`. */
        list: (request: Signatures['management.applications.list']['request'] = {}, options?: CallOptions) => call('management.applications.list', request, options),
        /** Create an application: `POST /cartwright/v1/applications`. */
        create: (request: Signatures['management.applications.create']['request'], options?: CallOptions) => call('management.applications.create', request, options),
        /** Get an application: `GET /cartwright/v1/applications/{client_id}`. */
        get: (request: Signatures['management.applications.get']['request'], options?: CallOptions) => call('management.applications.get', request, options),
        /** Change an application: `PATCH /cartwright/v1/applications/{client_id}`. */
        update: (request: Signatures['management.applications.update']['request'], options?: CallOptions) => call('management.applications.update', request, options),
        /** Clone an application: `POST /cartwright/v1/applications/{client_id}/clone`. */
        clone: (request: Signatures['management.applications.clone']['request'], options?: CallOptions) => call('management.applications.clone', request, options),
        /** Enable an application: `POST /cartwright/v1/applications/{client_id}/enable`. */
        enable: (request: Signatures['management.applications.enable']['request'], options?: CallOptions) => call('management.applications.enable', request, options),
        /** Disable an application: `POST /cartwright/v1/applications/{client_id}/disable`. */
        disable: (request: Signatures['management.applications.disable']['request'], options?: CallOptions) => call('management.applications.disable', request, options),
        /** Delete an application: `DELETE /cartwright/v1/applications/{client_id}`. */
        delete: (request: Signatures['management.applications.delete']['request'], options?: CallOptions) => call('management.applications.delete', request, options),
        keys: {
          /** List the public keys of an application: `GET /cartwright/v1/applications/{client_id}/keys`. */
          list: (request: Signatures['management.applications.keys.list']['request'], options?: CallOptions) => call('management.applications.keys.list', request, options),
          /** Register a public key of an application: `POST /cartwright/v1/applications/{client_id}/keys`. */
          register: (request: Signatures['management.applications.keys.register']['request'], options?: CallOptions) => call('management.applications.keys.register', request, options),
          /** Delete a public key of an application: `DELETE /cartwright/v1/applications/{client_id}/keys/{key_id}`. */
          delete: (request: Signatures['management.applications.keys.delete']['request'], options?: CallOptions) => call('management.applications.keys.delete', request, options),
        },
        /** Get usage of an application: `GET /cartwright/v1/applications/{client_id}/usage`. */
        getUsage: (request: Signatures['management.applications.get_usage']['request'], options?: CallOptions) => call('management.applications.get_usage', request, options),
      },
      stores: {
        /** List stores: `GET /cartwright/v1/stores`. */
        list: (request: Signatures['management.stores.list']['request'] = {}, options?: CallOptions) => call('management.stores.list', request, options),
        /** List stores for a map: `GET /cartwright/v1/store-positions`. */
        listPositions: (request: Signatures['management.stores.list_positions']['request'] = {}, options?: CallOptions) => call('management.stores.list_positions', request, options),
        /** Create a store: `POST /cartwright/v1/stores`. */
        create: (request: Signatures['management.stores.create']['request'], options?: CallOptions) => call('management.stores.create', request, options),
        /** Get a store: `GET /cartwright/v1/stores/{location_code}`. */
        get: (request: Signatures['management.stores.get']['request'], options?: CallOptions) => call('management.stores.get', request, options),
        /** Change a store: `PATCH /cartwright/v1/stores/{location_code}`. */
        update: (request: Signatures['management.stores.update']['request'], options?: CallOptions) => call('management.stores.update', request, options),
        /** Get the pickup instructions of a store: `GET /cartwright/v1/stores/{location_code}/pickup_instructions`. */
        getPickupInstructions: (request: Signatures['management.stores.get_pickup_instructions']['request'], options?: CallOptions) => call('management.stores.get_pickup_instructions', request, options),
        /** Set the pickup instructions of a store: `PUT /cartwright/v1/stores/{location_code}/pickup_instructions`. */
        setPickupInstructions: (request: Signatures['management.stores.set_pickup_instructions']['request'], options?: CallOptions) => call('management.stores.set_pickup_instructions', request, options),
      },
      hours: {
        /** Get opening hours: `GET /cartwright/v1/stores/{location_code}/hours`. */
        get: (request: Signatures['management.hours.get']['request'], options?: CallOptions) => call('management.hours.get', request, options),
        /** Set opening hours: `PUT /cartwright/v1/stores/{location_code}/hours`. */
        replace: (request: Signatures['management.hours.replace']['request'], options?: CallOptions) => call('management.hours.replace', request, options),
      },
      hoursExceptions: {
        /** List exceptions of the opening hours: `GET /cartwright/v1/stores/{location_code}/hours/exceptions`. */
        list: (request: Signatures['management.hours_exceptions.list']['request'], options?: CallOptions) => call('management.hours_exceptions.list', request, options),
        /** Set the opening hours of one date: `PUT /cartwright/v1/stores/{location_code}/hours/exceptions/{date}`. */
        set: (request: Signatures['management.hours_exceptions.set']['request'], options?: CallOptions) => call('management.hours_exceptions.set', request, options),
        /** Remove the opening hours of one date: `DELETE /cartwright/v1/stores/{location_code}/hours/exceptions/{date}`. */
        delete: (request: Signatures['management.hours_exceptions.delete']['request'], options?: CallOptions) => call('management.hours_exceptions.delete', request, options),
      },
      slotPolicy: {
        /** Get the slot policy: `GET /cartwright/v1/stores/{location_code}/slot_policy`. */
        get: (request: Signatures['management.slot_policy.get']['request'], options?: CallOptions) => call('management.slot_policy.get', request, options),
        /** Set the slot policy: `PUT /cartwright/v1/stores/{location_code}/slot_policy`. */
        replace: (request: Signatures['management.slot_policy.replace']['request'], options?: CallOptions) => call('management.slot_policy.replace', request, options),
        /** Change the slot policy: `PATCH /cartwright/v1/stores/{location_code}/slot_policy`. */
        update: (request: Signatures['management.slot_policy.update']['request'], options?: CallOptions) => call('management.slot_policy.update', request, options),
      },
      capacity: {
        /** List capacity and its use: `GET /cartwright/v1/stores/{location_code}/capacity`. */
        list: (request: Signatures['management.capacity.list']['request'], options?: CallOptions) => call('management.capacity.list', request, options),
        /** List capacity of stores and its use: `GET /cartwright/v1/capacity`. */
        listOfStores: (request: Signatures['management.capacity.list_of_stores']['request'] = {}, options?: CallOptions) => call('management.capacity.list_of_stores', request, options),
        /** Set the capacity of one window: `PUT /cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}`. */
        set: (request: Signatures['management.capacity.set']['request'], options?: CallOptions) => call('management.capacity.set', request, options),
        /** Reset the capacity of one window: `DELETE /cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}`. */
        reset: (request: Signatures['management.capacity.reset']['request'], options?: CallOptions) => call('management.capacity.reset', request, options),
      },
      customers: {
        /** List customers' accounts: `GET /cartwright/v1/customers`. */
        list: (request: Signatures['management.customers.list']['request'] = {}, options?: CallOptions) => call('management.customers.list', request, options),
        /** Create a customer's account: `POST /cartwright/v1/customers`. */
        create: (request: Signatures['management.customers.create']['request'], options?: CallOptions) => call('management.customers.create', request, options),
        /** Get a customer's account: `GET /cartwright/v1/customers/{id}`. */
        get: (request: Signatures['management.customers.get']['request'], options?: CallOptions) => call('management.customers.get', request, options),
        /** Set the Instacart+ membership of a customer: `PUT /cartwright/v1/customers/{id}/membership`. */
        setMembership: (request: Signatures['management.customers.set_membership']['request'], options?: CallOptions) => call('management.customers.set_membership', request, options),
        /** Unlink a customer's account: `DELETE /cartwright/v1/customers/{id}/link`. */
        unlink: (request: Signatures['management.customers.unlink']['request'], options?: CallOptions) => call('management.customers.unlink', request, options),
        /** Delete a customer's account: `DELETE /cartwright/v1/customers/{id}`. */
        delete: (request: Signatures['management.customers.delete']['request'], options?: CallOptions) => call('management.customers.delete', request, options),
      },
      shoppers: {
        /** List shoppers: `GET /cartwright/v1/fulfillment/shoppers`. */
        list: (request: Signatures['management.shoppers.list']['request'] = {}, options?: CallOptions) => call('management.shoppers.list', request, options),
        /** Create a shopper: `POST /cartwright/v1/fulfillment/shoppers`. */
        create: (request: Signatures['management.shoppers.create']['request'] = {}, options?: CallOptions) => call('management.shoppers.create', request, options),
        /** Get a shopper: `GET /cartwright/v1/fulfillment/shoppers/{shopper_id}`. */
        get: (request: Signatures['management.shoppers.get']['request'], options?: CallOptions) => call('management.shoppers.get', request, options),
      },
      batches: {
        /** List batches: `GET /cartwright/v1/fulfillment/batches`. */
        list: (request: Signatures['management.batches.list']['request'] = {}, options?: CallOptions) => call('management.batches.list', request, options),
        /** Create a batch: `POST /cartwright/v1/fulfillment/batches`. */
        create: (request: Signatures['management.batches.create']['request'], options?: CallOptions) => call('management.batches.create', request, options),
        /** Get a batch: `GET /cartwright/v1/fulfillment/batches/{batch_id}`. */
        get: (request: Signatures['management.batches.get']['request'], options?: CallOptions) => call('management.batches.get', request, options),
        /** Assign a batch: `PUT /cartwright/v1/fulfillment/batches/{batch_id}/shopper`. */
        assign: (request: Signatures['management.batches.assign']['request'], options?: CallOptions) => call('management.batches.assign', request, options),
        /** Advance a batch: `POST /cartwright/v1/fulfillment/batches/{batch_id}/advance`. */
        advance: (request: Signatures['management.batches.advance']['request'], options?: CallOptions) => call('management.batches.advance', request, options),
      },
      orderItems: {
        /** Add an item while shopping: `POST /cartwright/v1/fulfillment/orders/{order_id}/items`. */
        create: (request: Signatures['management.order_items.create']['request'], options?: CallOptions) => call('management.order_items.create', request, options),
        /** Change an item while shopping: `PUT /cartwright/v1/fulfillment/orders/{order_id}/items/{line_num}`. */
        update: (request: Signatures['management.order_items.update']['request'], options?: CallOptions) => call('management.order_items.update', request, options),
      },
      orders: {
        /** Record what happens to an order: `POST /cartwright/v1/fulfillment/orders/{order_id}/events`. */
        recordEvent: (request: Signatures['management.orders.record_event']['request'], options?: CallOptions) => call('management.orders.record_event', request, options),
        /** Report a shopper's location: `PUT /cartwright/v1/fulfillment/orders/{order_id}/location`. */
        reportLocation: (request: Signatures['management.orders.report_location']['request'], options?: CallOptions) => call('management.orders.report_location', request, options),
        /** List orders: `GET /cartwright/v1/orders`. */
        list: (request: Signatures['management.orders.list']['request'] = {}, options?: CallOptions) => call('management.orders.list', request, options),
        /** Get an order with all that is known of it: `GET /cartwright/v1/orders/{order_id}`. */
        get: (request: Signatures['management.orders.get']['request'], options?: CallOptions) => call('management.orders.get', request, options),
        /** Count orders: `GET /cartwright/v1/order-summary`. */
        summarize: (request: Signatures['management.orders.summarize']['request'] = {}, options?: CallOptions) => call('management.orders.summarize', request, options),
      },
      orderMessages: {
        /** List the messages of an order: `GET /cartwright/v1/fulfillment/orders/{order_id}/messages`. */
        list: (request: Signatures['management.order_messages.list']['request'], options?: CallOptions) => call('management.order_messages.list', request, options),
        /** Send a message to the customer: `POST /cartwright/v1/fulfillment/orders/{order_id}/messages`. */
        send: (request: Signatures['management.order_messages.send']['request'], options?: CallOptions) => call('management.order_messages.send', request, options),
        /** Mark the customer's messages as read: `PUT /cartwright/v1/fulfillment/orders/{order_id}/messages`. */
        markRead: (request: Signatures['management.order_messages.mark_read']['request'], options?: CallOptions) => call('management.order_messages.mark_read', request, options),
      },
      workflows: {
        /** List workflows: `GET /cartwright/v1/workflows`. */
        list: (request: Signatures['management.workflows.list']['request'] = {}, options?: CallOptions) => call('management.workflows.list', request, options),
      },
      users: {
        /** Get a user: `GET /cartwright/v1/users/{user_id}`. */
        get: (request: Signatures['management.users.get']['request'], options?: CallOptions) => call('management.users.get', request, options),
        /** Make a user active or inactive: `PATCH /cartwright/v1/users/{user_id}`. */
        setActive: (request: Signatures['management.users.set_active']['request'], options?: CallOptions) => call('management.users.set_active', request, options),
      },
      holds: {
        /** List active holds: `GET /cartwright/v1/holds`. */
        list: (request: Signatures['management.holds.list']['request'] = {}, options?: CallOptions) => call('management.holds.list', request, options),
      },
      /** Reset: `POST /cartwright/v1/reset`. */
      reset: (request: Signatures['management.reset']['request'] = {}, options?: CallOptions) => call('management.reset', request, options),
      snapshots: {
        /** List snapshots: `GET /cartwright/v1/snapshots`. */
        list: (request: Signatures['management.snapshots.list']['request'] = {}, options?: CallOptions) => call('management.snapshots.list', request, options),
        /** Take a snapshot: `POST /cartwright/v1/snapshots`. */
        create: (request: Signatures['management.snapshots.create']['request'], options?: CallOptions) => call('management.snapshots.create', request, options),
        /** Download a snapshot: `GET /cartwright/v1/snapshots/{name}`. */
        download: (request: Signatures['management.snapshots.download']['request'], options?: CallOptions) => call('management.snapshots.download', request, options),
        /** Upload a snapshot: `PUT /cartwright/v1/snapshots/{name}`. */
        upload: (request: Signatures['management.snapshots.upload']['request'], options?: CallOptions) => call('management.snapshots.upload', request, options),
        /** Restore a snapshot: `POST /cartwright/v1/snapshots/{name}/restore`. */
        restore: (request: Signatures['management.snapshots.restore']['request'], options?: CallOptions) => call('management.snapshots.restore', request, options),
        /** Delete a snapshot: `DELETE /cartwright/v1/snapshots/{name}`. */
        delete: (request: Signatures['management.snapshots.delete']['request'], options?: CallOptions) => call('management.snapshots.delete', request, options),
      },
      clock: {
        /** Get the clock: `GET /cartwright/v1/clock`. */
        get: (request: Signatures['management.clock.get']['request'] = {}, options?: CallOptions) => call('management.clock.get', request, options),
        /** Freeze the clock: `POST /cartwright/v1/clock/freeze`. */
        freeze: (request: Signatures['management.clock.freeze']['request'] = {}, options?: CallOptions) => call('management.clock.freeze', request, options),
        /** Advance the clock: `POST /cartwright/v1/clock/advance`. */
        advance: (request: Signatures['management.clock.advance']['request'] = {}, options?: CallOptions) => call('management.clock.advance', request, options),
        /** Set the clock: `POST /cartwright/v1/clock/set`. */
        set: (request: Signatures['management.clock.set']['request'], options?: CallOptions) => call('management.clock.set', request, options),
        /** Resume the clock: `POST /cartwright/v1/clock/resume`. */
        resume: (request: Signatures['management.clock.resume']['request'] = {}, options?: CallOptions) => call('management.clock.resume', request, options),
      },
      automaticShopper: {
        /** Get the automatic shopper: `GET /cartwright/v1/automatic_shopper`. */
        get: (request: Signatures['management.automatic_shopper.get']['request'] = {}, options?: CallOptions) => call('management.automatic_shopper.get', request, options),
        /** Set the automatic shopper: `PUT /cartwright/v1/automatic_shopper`. */
        set: (request: Signatures['management.automatic_shopper.set']['request'] = {}, options?: CallOptions) => call('management.automatic_shopper.set', request, options),
        /** Send the automatic shopper away: `DELETE /cartwright/v1/automatic_shopper`. */
        delete: (request: Signatures['management.automatic_shopper.delete']['request'] = {}, options?: CallOptions) => call('management.automatic_shopper.delete', request, options),
        /** Start the automatic shopper for an order: `POST /cartwright/v1/orders/{order_id}/automatic_shopper`. */
        start: (request: Signatures['management.automatic_shopper.start']['request'], options?: CallOptions) => call('management.automatic_shopper.start', request, options),
        /** Get what the automatic shopper does with an order: `GET /cartwright/v1/orders/{order_id}/automatic_shopper`. */
        getRun: (request: Signatures['management.automatic_shopper.get_run']['request'], options?: CallOptions) => call('management.automatic_shopper.get_run', request, options),
        /** Stop the automatic shopper for an order: `DELETE /cartwright/v1/orders/{order_id}/automatic_shopper`. */
        stop: (request: Signatures['management.automatic_shopper.stop']['request'], options?: CallOptions) => call('management.automatic_shopper.stop', request, options),
      },
      scenarios: {
        /** List scenarios: `GET /cartwright/v1/scenarios`. */
        list: (request: Signatures['management.scenarios.list']['request'] = {}, options?: CallOptions) => call('management.scenarios.list', request, options),
        /** Get a scenario: `GET /cartwright/v1/scenarios/{name}`. */
        get: (request: Signatures['management.scenarios.get']['request'], options?: CallOptions) => call('management.scenarios.get', request, options),
        /** Get the language of scenarios: `GET /cartwright/v1/scenario_language`. */
        getLanguage: (request: Signatures['management.scenarios.get_language']['request'] = {}, options?: CallOptions) => call('management.scenarios.get_language', request, options),
      },
      products: {
        /** List and search products: `GET /cartwright/v1/products`. */
        list: (request: Signatures['management.products.list']['request'] = {}, options?: CallOptions) => call('management.products.list', request, options),
        /** Get a product: `GET /cartwright/v1/products/{rrc}`. */
        get: (request: Signatures['management.products.get']['request'], options?: CallOptions) => call('management.products.get', request, options),
        /** List where a product is sold: `GET /cartwright/v1/products/{rrc}/stores`. */
        listStores: (request: Signatures['management.products.list_stores']['request'], options?: CallOptions) => call('management.products.list_stores', request, options),
      },
      departments: {
        /** List departments: `GET /cartwright/v1/departments`. */
        list: (request: Signatures['management.departments.list']['request'] = {}, options?: CallOptions) => call('management.departments.list', request, options),
      },
      productPages: {
        /** List product pages: `GET /cartwright/v1/product_pages`. */
        list: (request: Signatures['management.product_pages.list']['request'] = {}, options?: CallOptions) => call('management.product_pages.list', request, options),
      },
      storeItems: {
        /** List a store's items: `GET /cartwright/v1/stores/{location_code}/items`. */
        list: (request: Signatures['management.store_items.list']['request'], options?: CallOptions) => call('management.store_items.list', request, options),
      },
      catalogueSubmissions: {
        /** List catalogue submissions: `GET /cartwright/v1/catalogue/submissions`. */
        list: (request: Signatures['management.catalogue_submissions.list']['request'] = {}, options?: CallOptions) => call('management.catalogue_submissions.list', request, options),
        /** Get a catalogue submission: `GET /cartwright/v1/catalogue/submissions/{submission_id}`. */
        get: (request: Signatures['management.catalogue_submissions.get']['request'], options?: CallOptions) => call('management.catalogue_submissions.get', request, options),
      },
      health: {
        /** Get the health of the components: `GET /cartwright/v1/health`. */
        get: (request: Signatures['management.health.get']['request'] = {}, options?: CallOptions) => call('management.health.get', request, options),
      },
      usage: {
        /** Get usage: `GET /cartwright/v1/usage`. */
        get: (request: Signatures['management.usage.get']['request'] = {}, options?: CallOptions) => call('management.usage.get', request, options),
      },
      deprecations: {
        /** List deprecations and their use: `GET /cartwright/v1/deprecations`. */
        list: (request: Signatures['management.deprecations.list']['request'] = {}, options?: CallOptions) => call('management.deprecations.list', request, options),
      },
      requests: {
        /** List requests of the last while: `GET /cartwright/v1/requests`. */
        list: (request: Signatures['management.requests.list']['request'] = {}, options?: CallOptions) => call('management.requests.list', request, options),
        /** Export requests as an HTTP Archive: `GET /cartwright/v1/requests.har`. */
        export: (request: Signatures['management.requests.export']['request'] = {}, options?: CallOptions) => call('management.requests.export', request, options),
        /** Forget the requests of the last while: `DELETE /cartwright/v1/requests`. */
        deleteAll: (request: Signatures['management.requests.delete_all']['request'] = {}, options?: CallOptions) => call('management.requests.delete_all', request, options),
        /** Get a request with its answer: `GET /cartwright/v1/requests/{request_id}`. */
        get: (request: Signatures['management.requests.get']['request'], options?: CallOptions) => call('management.requests.get', request, options),
        /** Get a request as a cURL command: `GET /cartwright/v1/requests/{request_id}/curl`. */
        curl: (request: Signatures['management.requests.curl']['request'], options?: CallOptions) => call('management.requests.curl', request, options),
        /** Send a request again: `POST /cartwright/v1/requests/{request_id}/replay`. */
        replay: (request: Signatures['management.requests.replay']['request'], options?: CallOptions) => call('management.requests.replay', request, options),
      },
      faults: {
        /** List fault rules: `GET /cartwright/v1/faults`. */
        list: (request: Signatures['management.faults.list']['request'] = {}, options?: CallOptions) => call('management.faults.list', request, options),
        /** Make calls fail: `POST /cartwright/v1/faults`. */
        create: (request: Signatures['management.faults.create']['request'] = {}, options?: CallOptions) => call('management.faults.create', request, options),
        /** Delete all fault rules: `DELETE /cartwright/v1/faults`. */
        deleteAll: (request: Signatures['management.faults.delete_all']['request'] = {}, options?: CallOptions) => call('management.faults.delete_all', request, options),
        /** Get a fault rule: `GET /cartwright/v1/faults/{id}`. */
        get: (request: Signatures['management.faults.get']['request'], options?: CallOptions) => call('management.faults.get', request, options),
        /** Delete a fault rule: `DELETE /cartwright/v1/faults/{id}`. */
        delete: (request: Signatures['management.faults.delete']['request'], options?: CallOptions) => call('management.faults.delete', request, options),
      },
      webhooks: {
        /** List webhooks: `GET /cartwright/v1/webhooks`. */
        list: (request: Signatures['management.webhooks.list']['request'] = {}, options?: CallOptions) => call('management.webhooks.list', request, options),
        /** Create a webhook: `POST /cartwright/v1/webhooks`. */
        create: (request: Signatures['management.webhooks.create']['request'], options?: CallOptions) => call('management.webhooks.create', request, options),
        /** Get a webhook: `GET /cartwright/v1/webhooks/{webhook_id}`. */
        get: (request: Signatures['management.webhooks.get']['request'], options?: CallOptions) => call('management.webhooks.get', request, options),
        /** Get the health of a webhook: `GET /cartwright/v1/webhooks/{webhook_id}/health`. */
        getHealth: (request: Signatures['management.webhooks.get_health']['request'], options?: CallOptions) => call('management.webhooks.get_health', request, options),
        /** Change a webhook: `PATCH /cartwright/v1/webhooks/{webhook_id}`. */
        update: (request: Signatures['management.webhooks.update']['request'], options?: CallOptions) => call('management.webhooks.update', request, options),
        /** Delete a webhook: `DELETE /cartwright/v1/webhooks/{webhook_id}`. */
        delete: (request: Signatures['management.webhooks.delete']['request'], options?: CallOptions) => call('management.webhooks.delete', request, options),
        /** Rotate the signing secret of a webhook: `POST /cartwright/v1/webhooks/{webhook_id}/rotate_signing_secret`. */
        rotateSigningSecret: (request: Signatures['management.webhooks.rotate_signing_secret']['request'], options?: CallOptions) => call('management.webhooks.rotate_signing_secret', request, options),
        /** Send a test to a webhook: `POST /cartwright/v1/webhooks/{webhook_id}/test`. */
        test: (request: Signatures['management.webhooks.test']['request'], options?: CallOptions) => call('management.webhooks.test', request, options),
        /** Replay a range of events to a webhook: `POST /cartwright/v1/webhooks/{webhook_id}/replay`. */
        replay: (request: Signatures['management.webhooks.replay']['request'], options?: CallOptions) => call('management.webhooks.replay', request, options),
      },
      deliveries: {
        /** List deliveries: `GET /cartwright/v1/deliveries`. */
        list: (request: Signatures['management.deliveries.list']['request'] = {}, options?: CallOptions) => call('management.deliveries.list', request, options),
        /** Get a delivery with its request and attempts: `GET /cartwright/v1/deliveries/{delivery_id}`. */
        get: (request: Signatures['management.deliveries.get']['request'], options?: CallOptions) => call('management.deliveries.get', request, options),
        /** Send a delivery again: `POST /cartwright/v1/deliveries/{delivery_id}/replay`. */
        replay: (request: Signatures['management.deliveries.replay']['request'], options?: CallOptions) => call('management.deliveries.replay', request, options),
      },
      events: {
        /** List events: `GET /cartwright/v1/events`. */
        list: (request: Signatures['management.events.list']['request'] = {}, options?: CallOptions) => call('management.events.list', request, options),
        /** Get an event and where it was sent: `GET /cartwright/v1/events/{event_id}`. */
        get: (request: Signatures['management.events.get']['request'], options?: CallOptions) => call('management.events.get', request, options),
      },
      eventTypes: {
        /** List event types: `GET /cartwright/v1/event_types`. */
        list: (request: Signatures['management.event_types.list']['request'] = {}, options?: CallOptions) => call('management.event_types.list', request, options),
      },
    },
  };
}
