import type { TSchema } from '../contract/schema.ts';
import { ItemSubmissionSchema } from '../operations/catalogue/item-schema.ts';
import { ProductSubmissionSchema } from '../operations/catalogue/product-schema.ts';
import { ApplicationSchema, NewApplicationSchema } from '../operations/management/applications/application-answer.ts';
import { BannerSchema } from '../operations/management/banners/banner-answer.ts';
import { ManagedProductSchema } from '../operations/management/catalogue/product-answer.ts';
import { ExceptionSchema } from '../operations/management/hours/exception-answer.ts';
import { PeriodSchema, WeeklyHoursAnswerSchema } from '../operations/management/hours/periods.ts';
import { OrganizationSchema } from '../operations/management/organizations/organization-answer.ts';
import { PolicyAnswerSchema } from '../operations/management/slot-policy/policy-schema.ts';
import { ManagedStoreSchema } from '../operations/management/stores/store-answer.ts';
import { StoreAddressSchema } from '../operations/management/stores/store-details.ts';
import { EmptyResponse } from '../operations/mount.ts';
import { OrderItemSchema } from '../operations/orders/items.ts';
import { OrderSchema } from '../operations/orders/order-answer.ts';
import { OrderUserSchema } from '../operations/orders/order-user.ts';
import { DesiredWindowsSchema } from '../operations/service-options/desired.ts';
import { ServiceOptionSchema, ServiceOptionsResponse } from '../operations/service-options/option-answer.ts';
import { HoldResponse } from '../operations/service-options/reserving.ts';
import { AddressSchema } from '../operations/stores/address.ts';
import { StoreSchema, StoresResponse } from '../operations/stores/store-answer.ts';

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
  Order: OrderSchema,
  OrderItem: OrderItemSchema,
  ProductCodes: OrderItemSchema.properties.item,
  OrderUser: OrderUserSchema,
  ServiceOption: ServiceOptionSchema,
  ServiceOptionsResponse,
  Store: StoreSchema,
  StoresResponse,

  ItemSubmission: ItemSubmissionSchema,
  ProductSubmission: ProductSubmissionSchema,

  Application: ApplicationSchema,
  Banner: BannerSchema,
  CapacityByPool: PolicyAnswerSchema.properties.capacity,
  CapacityOverride: PolicyAnswerSchema.properties.capacity_overrides.items,
  CapacityRule: PolicyAnswerSchema.properties.capacity_rules.items,
  HoursException: ExceptionSchema,
  HoursPeriod: PeriodSchema,
  ManagedProduct: ManagedProductSchema,
  ManagedStore: ManagedStoreSchema,
  NewApplication: NewApplicationSchema,
  Organization: OrganizationSchema,
  SlotPolicy: PolicyAnswerSchema,
  StoreAddress: StoreAddressSchema,
  WeeklyHours: WeeklyHoursAnswerSchema,
};
