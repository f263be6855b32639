import { CallbackItem, CallbackWindow } from '../callbacks/metadata.ts';
import type { TSchema } from '../contract/schema.ts';
import { AutomaticShopperSchema, ShopperSettingsBody } from '../operations/automatic-shopper/fields.ts';
import { ShopperRunSchema } from '../operations/automatic-shopper/run-answer.ts';
import { ScenarioSchema } from '../operations/automatic-shopper/scenario-answer.ts';
import { ItemSubmissionSchema } from '../operations/catalogue/item-schema.ts';
import { ProductSubmissionSchema } from '../operations/catalogue/product-schema.ts';
import { ITEM_FIELDS, Measurements, PAGE_FIELDS, PageResponse } from '../operations/developer-platform/page-items.ts';
import { RatingResponse, RatingSchema } from '../operations/feedback/rating.ts';
import { BatchAnswerSchema, BatchBody } from '../operations/fulfilling/fields.ts';
import { ItemChangeBody, NewItemBody } from '../operations/fulfilling/shopping.ts';
import { LastMileOrderSchema } from '../operations/last-mile/order-answer.ts';
import { StagingBody } from '../operations/last-mile/staging.ts';
import { UpdateBody } from '../operations/last-mile/updating.ts';
import { ApplicationSchema, NewApplicationSchema } from '../operations/management/applications/application-answer.ts';
import { ApplicationKeySchema } from '../operations/management/applications/keys/key-answer.ts';
import { BannerSchema } from '../operations/management/banners/banner-answer.ts';
import { ManagedProductSchema } from '../operations/management/catalogue/product-answer.ts';
import { ClockSchema } from '../operations/management/clock/clock-answer.ts';
import { CustomerSchema } from '../operations/management/customers/customer-answer.ts';
import { DeliverySchema } from '../operations/management/deliveries/delivery-answer.ts';
import { EventSchema } from '../operations/management/events/event-answer.ts';
import { FaultSchema } from '../operations/management/faults/fields.ts';
import { BatchSchema, ShopperSchema } from '../operations/management/fulfillment/answers.ts';
import { ExceptionSchema } from '../operations/management/hours/exception-answer.ts';
import { PeriodSchema, WeeklyHoursAnswerSchema } from '../operations/management/hours/periods.ts';
import { OrganizationSchema } from '../operations/management/organizations/organization-answer.ts';
import { RequestSchema, WholeRequestSchema } from '../operations/management/requests/fields.ts';
import { SettingsSchema } from '../operations/management/settings/settings-answer.ts';
import { PolicyAnswerSchema } from '../operations/management/slot-policy/policy-schema.ts';
import { SnapshotSchema } from '../operations/management/snapshots/snapshot-answer.ts';
import { PickupInstructionsAnswer } from '../operations/management/stores/get-pickup-instructions.ts';
import { ManagedStoreSchema } from '../operations/management/stores/store-answer.ts';
import { StoreAddressSchema } from '../operations/management/stores/store-details.ts';
import { ManagedUserSchema } from '../operations/management/users/user-answer.ts';
import { WebhookSchema, WebhookWithSecretSchema } from '../operations/management/webhooks/webhook-answer.ts';
import { EmptyResponse } from '../operations/mount.ts';
import { OrderItemSchema } from '../operations/orders/items.ts';
import { OrderSchema } from '../operations/orders/order-answer.ts';
import { OrderUserSchema } from '../operations/orders/order-user.ts';
import { answerReplacement } from '../operations/post-checkout/answer-replacement.ts';
import {
  ChatMessageSchema,
  ChatMetadataSchema,
  ChatUserSchema,
  MarkedSchema,
  SentMessageSchema,
} from '../operations/post-checkout/chat.ts';
import { getChatMessages } from '../operations/post-checkout/get-chat.ts';
import { CustomerItemSchema } from '../operations/post-checkout/get-items.ts';
import { PickupInstructionSchema } from '../operations/post-checkout/instructions.ts';
import { CoordinatesSchema, DestinationSchema } from '../operations/post-checkout/places.ts';
import { sendCustomerMessage } from '../operations/post-checkout/send-chat.ts';
import { setPickupDelegate } from '../operations/post-checkout/set-delegate.ts';
import { setVehicleInfo } from '../operations/post-checkout/set-vehicle.ts';
import { recordUserArrival } from '../operations/post-checkout/user-arrived.ts';
import { VehicleSchema } from '../operations/post-checkout/vehicle.ts';
import { DesiredWindowsSchema } from '../operations/service-options/desired.ts';
import { HoldResponse } from '../operations/service-options/hold-answer.ts';
import { listDeliveryOptions } from '../operations/service-options/list-delivery.ts';
import { ServiceOptionSchema, ServiceOptionsResponse } from '../operations/service-options/option-answer.ts';
import { previewLastMileOptions } from '../operations/service-options/preview-last-mile.ts';
import { AddressSchema } from '../operations/stores/address.ts';
import { FindBy } from '../operations/stores/find-by.ts';
import { StoreSchema, StoresResponse } from '../operations/stores/store-answer.ts';
import { SuccessResponse } from '../operations/success.ts';
import { UserAddressAnswer, ValidatedAddressSchema } from '../operations/users/validating.ts';

const propertiesOf = (schema: TSchema) => (schema as unknown as { properties: Record<string, TSchema> }).properties;

/**
 * Names of the schemas that several operations share: the components of the OpenAPI document, and the types that client
 * generators make of them. A schema that two operations share without a name here fails openapi.test.ts.
 */
export const NAMED_SCHEMAS: Readonly<Record<string, TSchema>> = {
  Address: AddressSchema,
  DesiredWindow: DesiredWindowsSchema.items,
  Empty: EmptyResponse,
  Hold: HoldResponse.properties.service_option_hold,
  HoldResponse,
  LastMileOrder: LastMileOrderSchema,
  LastMileStaging: StagingBody,
  LastMileUpdate: UpdateBody,
  Order: OrderSchema,
  OrderItem: OrderItemSchema,
  ProductCodes: OrderItemSchema.properties.item,
  OrderUser: OrderUserSchema,
  Snapshot: SnapshotSchema,
  ServiceOption: ServiceOptionSchema,
  ServiceOptionsResponse,
  Rating: RatingSchema,
  RatingResponse,
  Store: StoreSchema,
  StoresResponse,
  Success: SuccessResponse,
  FindBy,
  ListDeliveryOptionsRequest: listDeliveryOptions.body!,
  PreviewLastMileOptionsRequest: previewLastMileOptions.body!,
  UserAddress: UserAddressAnswer,
  AddressFlags: ValidatedAddressSchema.properties.flags,

  ItemFilters: ITEM_FIELDS.filters,
  LandingPageConfiguration: PAGE_FIELDS.landing_page_configuration,
  Measurement: Measurements.items,
  PageResponse,

  AutomaticShopper: AutomaticShopperSchema,
  AutomaticShopperRun: ShopperRunSchema,
  ShopperProbabilities: ShopperSettingsBody.probabilities,
  ShopperWaits: ShopperSettingsBody.waits,
  Scenario: ScenarioSchema,
  BatchOrder: BatchBody.orders.items,
  BatchState: BatchAnswerSchema,
  NewShopperItem: NewItemBody,
  Scan: NewItemBody.properties.scans.items,
  ShopperItemChange: ItemChangeBody,

  ChatMessage: ChatMessageSchema,
  ChatMetadata: ChatMetadataSchema,
  ChatUser: ChatUserSchema,
  Coordinates: CoordinatesSchema,
  CustomerItem: CustomerItemSchema,
  MessagesRead: MarkedSchema,
  PickupInstruction: PickupInstructionSchema,
  PickupInstructions: PickupInstructionsAnswer,
  SentMessage: SentMessageSchema,
  Vehicle: VehicleSchema,
  Destination: DestinationSchema,
  ReplacementAnswer: answerReplacement.body!,
  AlternativeItem: propertiesOf(answerReplacement.body!).alternative_item!,
  ChatMessages: getChatMessages.response,
  NewChatMessage: sendCustomerMessage.body!,
  VehicleDetails: setVehicleInfo.body!,
  VehicleInfo: setVehicleInfo.response,
  PickupDelegate: setPickupDelegate.body!,
  Arrival: recordUserArrival.body!,

  CallbackItem,
  CallbackWindow,
  ItemSubmission: ItemSubmissionSchema,
  ProductSubmission: ProductSubmissionSchema,

  Application: ApplicationSchema,
  ApplicationKey: ApplicationKeySchema,
  Banner: BannerSchema,
  Batch: BatchSchema,
  CapacityByPool: PolicyAnswerSchema.properties.capacity,
  CapacityOverride: PolicyAnswerSchema.properties.capacity_overrides.items,
  CapacityRule: PolicyAnswerSchema.properties.capacity_rules.items,
  Clock: ClockSchema,
  Customer: CustomerSchema,
  Fault: FaultSchema,
  HoursException: ExceptionSchema,
  HoursPeriod: PeriodSchema,
  ManagedProduct: ManagedProductSchema,
  ManagedStore: ManagedStoreSchema,
  ManagedUser: ManagedUserSchema,
  InspectedRequest: RequestSchema,
  WholeRequest: WholeRequestSchema,
  NewApplication: NewApplicationSchema,
  Organization: OrganizationSchema,
  Settings: SettingsSchema,
  Shopper: ShopperSchema,
  SlotPolicy: PolicyAnswerSchema,
  StoreAddress: StoreAddressSchema,
  WeeklyHours: WeeklyHoursAnswerSchema,

  Delivery: DeliverySchema,
  Event: EventSchema,
  Webhook: WebhookSchema,
  WebhookWithSecret: WebhookWithSecretSchema,
};
