import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { PICKUP_CATEGORIES } from '../../fulfillment/orders/order.ts';
import { PAGE_STEPS } from '../../fulfillment/orders/order-page.ts';
import { WORKFLOW_STATES } from '../../fulfillment/workflow/workflows.ts';
import { RatingSchema } from '../feedback/rating.ts';
import { LineItemSchema } from '../post-checkout/get-items.ts';
import { PickupInstructionSchema } from '../post-checkout/instructions.ts';
import { CoordinatesSchema, DestinationSchema } from '../post-checkout/places.ts';
import { VehicleSchema } from '../post-checkout/vehicle.ts';

/** What the customer may do now; each is an operation of the page. */
export const ACTIONS = [
  'decide_replacement',
  'read_messages',
  'send_message',
  'set_vehicle',
  'record_arrival',
  'set_delegate',
  'rate',
  'set_tip',
] as const;
export type PageAction = (typeof ACTIONS)[number];

const Step = oneOf(PAGE_STEPS, 'A step of the order as its customer sees it.');
const Time = (description: string) => Type.String({ description: `${description} ISO 8601.` });

export const OrderPageSchema = Type.Object({
  version: Type.String({ description: 'Other after each change; send it as `after` to wait for the next one.' }),
  order_id: Type.String({ description: "The retailer's order id." }),
  kind: oneOf(['delivery', 'pickup', 'last_mile', 'dispatch'], 'Kind of order.'),
  status: Type.String({ description: 'As in Get an order.' }),
  workflow_state: oneOf(WORKFLOW_STATES, 'As in Get an order after checkout.'),
  step: Step,
  title: Type.String({ description: 'Title of the step, in the language of the order.' }),
  steps: Type.Array(
    Type.Object({
      step: Step,
      title: Type.String(),
      state: oneOf(['done', 'current', 'ahead'], 'Where it lies.'),
      at: Type.Optional(Time('When it was reached.')),
    }),
    { description: 'The course of the order. Replacements and the search for a runner are in it only if the order came to them.' },
  ),
  locale: Type.String({ description: 'Language of the order: `en-US`, `en-CA` or `fr-CA`.' }),
  now: Time("The organization's clock, to which all times of the page belong."),
  created_at: Time('When the order was placed.'),
  window_starts_at: Time('Start of the promised window.'),
  window_ends_at: Time('End of the promised window.'),
  time_zone: Type.String({ description: 'IANA time zone of the store.' }),
  arrives_at: Type.Optional(Time('When the shopper on the way is expected.')),
  delivered_at: Type.Optional(Time('When the customer got the order.')),
  canceled_at: Type.Optional(Time('When it was canceled.')),
  cancellation_reason: Type.Optional(Type.String()),
  retailer: Type.Object({ name: Type.String({ description: 'Name of the banner.' }) }),
  store: Type.Object({ name: Type.String(), address: DestinationSchema, coordinates: CoordinatesSchema }),
  destination: Type.Optional(
    Type.Object(
      { address: DestinationSchema, coordinates: CoordinatesSchema },
      { description: 'Where it is delivered; not of pickup orders, and not more than 24 hours after the end of the order.' },
    ),
  ),
  handling: Type.Object({
    instructions: Type.String({ description: 'What the customer asked for; empty where nothing.' }),
    leave_unattended: Type.Boolean(),
    alcoholic: Type.Boolean({ description: 'Somebody of age has to receive it.' }),
    certified_delivery: Type.Boolean({ description: 'The customer signs for it.' }),
  }),
  shopper: Type.Optional(
    Type.Object(
      { first_name: Type.String(), avatar_url: Type.Optional(Type.String()) },
      { description: 'Who has the order now; not where the organization removes shopper information.' },
    ),
  ),
  location: Type.Optional(
    Type.Object(CoordinatesSchema.properties, {
      description: 'Where the shopper is; only while delivering, and not where the organization removes shopper information.',
    }),
  ),
  items: Type.Array(
    Type.Object({ ...LineItemSchema.properties, can_decide: Type.Boolean({ description: 'A replacement waits for the answer, now.' }) }),
    { description: 'As in Get order items. Last mile orders have none.' },
  ),
  bags: Type.Optional(Type.Integer({ description: 'Number of bags, where known.' })),
  pickup: Type.Optional(
    Type.Object(
      {
        category: oneOf(PICKUP_CATEGORIES, 'How the order is collected.'),
        instructions: Type.Array(PickupInstructionSchema, { description: "What the store says, the order's own way first." }),
        eta: Type.Optional(Time('When the customer said to arrive.')),
        arrived_at: Type.Optional(Time('When the arrival was recorded.')),
        vehicle: Type.Optional(
          Type.Object({ ...VehicleSchema.properties, is_pickup_delegate: Type.Boolean({ description: "It is the delegate's." }) }),
        ),
        delegate: Type.Optional(
          Type.Object({ name: Type.String(), phone_ending: Type.String({ description: 'Last four digits of the phone number.' }) }),
        ),
      },
      { description: 'Only of pickup orders; vehicle and delegate not more than 24 hours after the end of the order.' },
    ),
  ),
  chat: Type.Object({
    is_expired: Type.Boolean({ description: 'The messages can no longer be read.' }),
    unread: Type.Integer({ description: 'Messages of a shopper that were not read.' }),
  }),
  tip_amount_cents: Type.Integer({ description: 'Tip, cents.' }),
  rating: nullable(Type.Object(RatingSchema.properties, { description: 'What the customer said of it.' })),
  delivery_photo_url: Type.Optional(Type.String({ description: 'Picture of the order at the door.' })),
  actions: Type.Array(oneOf(ACTIONS, 'Something that the page can do now.'), { description: 'What the customer may do now.' }),
});
export type OrderPage = Static<typeof OrderPageSchema>;
