import { type ErrorDefinition, errors } from '../../../contract/errors.ts';
import type { AnyErrorDefinition } from '../../error-responses.ts';

/** What to do about an error where its message does not say it whole. */
const ADVICE = new Map<ErrorDefinition, string>([
  [errors.blank, 'Give the parameter that `meta.key` names. `null` and text of spaces alone count as nothing.'],
  [errors.notIncluded, 'Send one of the values that the topic lists for the parameter named in `meta.key`.'],
  [
    errors.taken,
    'The id exists already. If you repeated a call whose answer was lost, read what is there, or send `Idempotency-Key` with the first try.',
  ],
  [errors.manyIssues, 'Correct every entry of `error.errors`: each has a message and the `meta.key` of its parameter.'],
  [
    errors.httpsRequired,
    'Use the `https` address. A client that cannot trust the local authority can be given a plain port on development (`--http-port`).',
  ],
  [
    errors.tooManyRequests,
    'Wait for `Retry-After` seconds, then go on more slowly. `RateLimit` says how many requests are left. [Limits](overview#limits)',
  ],
  [errors.unexpected, 'A defect of the server. Try again later, with growing pauses; tell whoever runs the server the `X-Request-Id`.'],
  [
    errors.unavailable,
    'The database is away for the moment. Try again after `Retry-After`; writes with `Idempotency-Key` are safe to repeat.',
  ],
  [
    errors.overloaded,
    'Nothing was done. Try again after `Retry-After`, with growing pauses; the server refuses what it could only answer late. It says nothing about your own rate: that is 429.',
  ],
  [errors.retryLater, 'Try again after a pause: something else is just changing what you asked for.'],
  [
    errors.idempotencyMismatch,
    'This key was sent with another body within 24 hours. Use a new key for a new request, and the same body for a repeated one.',
  ],
  [errors.tokenMissing, 'Send `Authorization: Bearer <token>`. [Get a token](operations/oauth.token)'],
  [
    errors.tokenInvalid,
    'Get a new token: it lasts 24 hours, and belongs to one server. A token of development is unknown on production. [Get a token](operations/oauth.token)',
  ],
  [
    errors.scopeMissing,
    'Ask for a token with the scope that the message names; the application must have it. [Authentication](authentication)',
  ],
  [errors.grantNotAllowed, 'The operation wants a token of another grant; its topic lists them. [Authentication](authentication)'],
  [
    errors.bannerMissing,
    'The organization has several banners: name one in `X-Retailer-Id`. [Banners](operations/management.banners.list)',
  ],
  [errors.bannerUnknown, 'Correct the slug in `X-Retailer-Id`. [Banners](operations/management.banners.list)'],
  [
    errors.userNotFound,
    'Create the user first, with the same `user_id`. In paths ids are percent-encoded. [Create a user](operations/fulfillment.users.create)',
  ],
  [errors.userNotActive, 'The user was made inactive. An operator can activate it through the Management API.'],
  [
    errors.resourceNotFound,
    'The id is unknown here: compare it, percent-encode it in paths, and look whether token and banner are those under which it was made.',
  ],
  [errors.routeNotFound, 'Compare method and path with the topic. The Sandbox API exists on development only.'],
  [errors.methodNotAllowed, 'Use one of the methods that the header `Allow` lists.'],
  [
    errors.invalidItems,
    'The catalogue has no such item. Correct the code that `meta.key` points at, or submit the product first. On development well-formed codes are made up.',
  ],
  [errors.itemsNotDeliverable, 'Take the items out of the cart, or offer pickup: they may not be delivered.'],
  [errors.slotFull, 'List the slots again and reserve another one: the last place of this one is taken.'],
  [errors.serviceOptionNotFound, 'List the slots again and reserve one of that answer; ids are not made up by clients.'],
  [errors.serviceOptionPast, 'List the slots again: the time of this one has passed.'],
  [errors.holdNotFound, 'Reserve a slot for this user again, and create the order with the id of that hold.'],
  [errors.holdUsed, 'An order exists for this hold. Read it if you repeated a call; otherwise reserve another slot.'],
  [errors.holdFull, 'The hold had expired, and its slot is full since. Reserve another one.'],
  [errors.orderTooLate, 'Somebody is working on the order: it can no longer be changed or canceled by the API.'],
  [errors.retired, 'This operation was retired by Connect. It answers so that old clients learn it; nothing replaces it.'],
  [errors.requestTimeout, 'Send the whole request at once, on a connection that carries it; it may be repeated as it is.'],
  [errors.wrongContentType, 'Send `Content-Type: application/json`, or another type that the message names.'],
  [errors.malformedRequest, 'Look at what goes over the wire: the request is no valid HTTP. Clients of a library never meet this.'],
  [
    errors.orderNotCompleted,
    'Before the order is completed a tip is changed with [Update an order](operations/fulfillment.orders.update).',
  ],
  [
    errors.notStaged,
    'Wait until the order is staged, which the callback [`fulfillment.staged`](callbacks/fulfillment.staged) tells, and record the arrival then.',
  ],
  [
    errors.chatNotAllowed,
    'The chat is open while somebody shops or delivers, and closed before and after. Offer it once [the order](operations/post_checkout.orders.get) is under way.',
  ],
  [
    errors.shopperPii,
    'The organization keeps shoppers’ information to itself, and that is all this answer would hold. [Settings](operations/management.settings.get)',
  ],
  [errors.notPicking, 'Proposals are answered while the order is being picked; later the shopper has decided. Show the item as it is.'],
  [
    errors.noReplacement,
    'Read [the items](operations/post_checkout.items.list): answer those alone whose `replacement_status` is `PENDING`.',
  ],
  [
    errors.replacementAnswered,
    'Read [the items](operations/post_checkout.items.list): the proposal has an answer, maybe of a call whose own answer was lost.',
  ],
  [errors.userIdNotFound, 'The user of the order was deleted: nobody is shown what became of it.'],
  [errors.tooManyWaiting, 'Let requests with `wait` end before new ones begin, or let one of them do for several readers.'],
  [errors.notDelivering, 'A position can be reported while the order is on its way. [States of delivery orders](concepts/delivery-states)'],
  [errors.clockAdvancing, 'Wait until the advance that is under way is done, then try again.'],
]);

/** The server's own words lead on where an error has no advice of its own: its text says what is wrong, this says what to do with it. */
export function adviceFor(definition: AnyErrorDefinition): string {
  if (!('code' in definition)) return OAUTH_ADVICE[definition.error] ?? 'Correct the token request. [Authentication](authentication)';
  return ADVICE.get(definition) ?? generalAdvice(definition);
}

const OAUTH_ADVICE: Readonly<Record<string, string>> = {
  invalid_client: 'Compare client id and secret with those of the application on this server; development and production have their own.',
  invalid_grant:
    'Make a new assertion or code: each is for one client, some for one use, and they expire soon. [Authentication](authentication)',
  unauthorized_client: 'Use the application that the token was issued to, and see that it is enabled.',
  query_params_forbidden: 'Send credentials in the body, and replace them: addresses end up in logs.',
};

function generalAdvice({ status, code }: ErrorDefinition): string {
  if (status === 409) return 'The state of things forbids it at present. Read the resource, and decide by what it says.';
  if (status === 403) return 'The request was understood and is not allowed: another token, role or state of the order is needed.';
  if (status === 404) return 'Compare the id with what the server lists; it looks the same when it belongs to somebody else.';
  if (status === 413 || status === 431) return 'Send less at once.';
  if (status >= 500) return 'Try again after a pause that grows each time.';
  if (code === 1001) return 'Correct the parameter that `meta.key` names, as the message says, and send the request again.';
  return 'Change the request as the message says; repeated as it is, it fails again.';
}
