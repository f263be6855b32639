import { orderUpdated, rescheduled } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import { type Static, Type } from '../../contract/schema.ts';
import { type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import { choicesFor, type WindowChoice } from '../../fulfillment/slots/requested-window.ts';
import type { OrderRow } from '../../storage/orders/order.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import { alcoholProblems } from '../orders/cart-checks.ts';
import { type Change, changeOrder } from '../orders/changing.ts';
import { toOrderView } from '../orders/order-answer.ts';
import { changedBody, updateFields } from './details.ts';
import type { FoundOrder } from './finding.ts';
import { alcoholChoices, currentOption, hourlyWindow, lastMileOption, offeredWindows, windowCommand, windowWithin } from './windows.ts';

export const UpdateBody = Type.Object(updateFields);
type UpdateRequest = Static<typeof UpdateBody>;

export const UPDATE_ERRORS: readonly ErrorDefinition[] = [
  errors.userNotActive,
  errors.resourceNotFound,
  errors.orderTooLate,
  errors.retryLater,
  errors.serviceOptionNotFound,
  errors.serviceOptionPast,
  errors.slotFull,
  errors.windowOutsideOption,
  errors.windowReversed,
  errors.alcoholNotOffered,
  errors.alcoholHours,
];

/** Changes an LMD or dispatch order that is still `brand_new`; a new window is booked without a reservation. */
export async function updateLastMile(context: RequestScope, find: () => Promise<FoundOrder>, request: UpdateRequest): Promise<OrderView> {
  const changed = await changeOrder(context, async () => workOut(context, await find(), request));
  const view = { ...toOrderView(changed.order), body: changed.body };
  const taken = changed.chosen === undefined ? undefined : changed.windows?.choices[changed.chosen];
  return taken ? inWindow(view, { startsAt: Date.parse(taken.starts_at), endsAt: Date.parse(taken.ends_at) }) : view;
}

function inWindow(view: OrderView, { startsAt, endsAt }: WindowChoice['window']): OrderView {
  return { ...view, windowStartsAt: startsAt, windowEndsAt: endsAt };
}

async function workOut(context: RequestScope, { order, view }: FoundOrder, request: UpdateRequest): Promise<Change> {
  const { db, environment, tenant, now } = context;
  if (order.locked_until !== null && order.locked_until > now) throw new ApiError(errors.retryLater);
  if (!STATUSES[view.status].update) throw new ApiError(errors.orderTooLate);
  const store = await environment.directory.storeByNumber(db, tenant.organizationId, order.store_number);
  if (!store) throw new ApiError(errors.storeNotFound);

  const move = await moveOf(context, store, order, request);
  const body = changedBody(view.body, request);
  const choices = body.last_mile!.alcoholic ? withAlcohol(store, view, move?.choices) : move?.choices;
  const changed = { ...view, body };
  if (!move || !choices) return { order, body, event: { name: 'cartwright.order_updated', metadata: orderUpdated(changed) } };
  return {
    order,
    body,
    windows: {
      choices: choices.map((choice) => windowCommand(choice, rescheduled(inWindow(changed, choice.window)))),
      full: move.full,
    },
    event: { name: 'fulfillment.rescheduled', metadata: null },
  };
}

interface Move {
  /** The best first. */
  readonly choices: readonly WindowChoice[];
  readonly full: ApiError;
}

/** Where the order is to move, undefined where it stays. */
async function moveOf(context: RequestScope, store: Store, order: OrderRow, request: UpdateRequest): Promise<Move | undefined> {
  const { service_option_id: optionId, start_at, end_at } = request;
  if (optionId === undefined && start_at === undefined && end_at === undefined) return undefined;
  const current = await currentOption(context, store, order);
  const choices =
    order.kind === 'dispatch' && optionId === undefined
      ? dispatchChoices(context, store, current, request)
      : [await optionChoice(context, store, order, current, request)];
  const { option, window } = choices[0] ?? current;
  const stays = option.id === current.option.id && isSame(window, current.window);
  const full = optionId === undefined ? new ApiError(errors.windowNotAvailable) : new ApiError(errors.slotFull);
  return stays ? undefined : { choices, full };
}

type Current = Awaited<ReturnType<typeof currentOption>>;

/** The option named, or else the order's own, and the window within it. */
async function optionChoice(
  context: RequestScope,
  store: Store,
  order: OrderRow,
  current: Current,
  request: UpdateRequest,
): Promise<WindowChoice> {
  const named = request.service_option_id;
  const other = named === undefined || named === current.option.id ? undefined : await lastMileOption(context, store, named);
  const whole = other ?? current.whole;
  const window = windowWithin(whole, request);
  if (window && order.kind === 'dispatch') hourlyWindow(request, store, context.now);
  return { option: other ?? current.option, window: window ?? whole };
}

/** The windows for the times that a dispatch order asks for; its own place comes first where it serves them. */
function dispatchChoices(context: RequestScope, store: Store, current: Current, request: UpdateRequest): readonly WindowChoice[] {
  const window = hourlyWindow(request, store, context.now);
  const { whole, option } = current;
  const own = whole.startsAt <= window.startsAt && window.endsAt <= whole.endsAt ? [{ option, window }] : [];
  const choices = choicesFor(window, offeredWindows(store, context.now)).filter((choice) => choice.option.id !== option.id);
  if (own.length + choices.length === 0) throw new ApiError(errors.windowNotAvailable);
  return [...own, ...choices];
}

function isSame(a: WindowChoice['window'], b: WindowChoice['window']): boolean {
  return a.startsAt === b.startsAt && a.endsAt === b.endsAt;
}

/**
 * Checks an order with alcohol in the windows it may get, or in the one it has. The region of a dispatch order is the
 * retailer's own care (contract/concepts.md §5).
 */
function withAlcohol(store: Store, view: OrderView, choices: readonly WindowChoice[] | undefined): readonly WindowChoice[] | undefined {
  const postalCode = view.kind === 'dispatch' ? undefined : view.body.address?.postal_code;
  const window = choices ? undefined : { startsAt: view.windowStartsAt, endsAt: view.windowEndsAt };
  raiseAll(alcoholProblems(store, postalCode, window).map(({ definition }) => new ApiError(definition, { key: 'alcoholic' })));
  return choices && alcoholChoices(store, choices);
}
