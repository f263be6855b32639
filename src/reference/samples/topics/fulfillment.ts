import { NUMBER, type Samples, TOKEN } from '../sample.ts';
import { of } from '../values.ts';
import { CREDENTIALS } from '../wish.ts';

const OPTION = 'service_options[availability.available].id';
const HOLD = 'service_option_hold.id';
const STORE = { prints: 'stores[0].location_code', expects: '941-01' };

/** Tokens, users, stores and time slots. */
export const fulfillmentSamples: Samples = {
  'oauth.token': { body: CREDENTIALS, prints: 'access_token', expects: TOKEN },
  'oauth.revoke': { after: ['token'], body: { ...CREDENTIALS, token: of('token') }, prints: '$token', expects: TOKEN },

  'fulfillment.users.create': { made: { user_id: 'johnsmith-{run}' }, prints: 'user_id', expects: '{user_id}' },
  'fulfillment.users.create_with_address': { prints: 'user_id', expects: '{user_id}' },
  'fulfillment.users.create_deletion_request': { prints: '$user_id', expects: '{user_id}' },
  'fulfillment.users.link': { after: ['user', 'linking_token'], prints: '$user_id', expects: '{user_id}', alone: true },
  'fulfillment.users.get_link': { after: ['link'], prints: 'instacartplus_member', expects: /^true$/i, alone: true },
  'fulfillment.lastmile.validate_address': { prints: 'postal_code', expects: '94105' },
  'fulfillment.lastmile.create_user_and_validate_address': {
    made: { user_id: 'johnsmith-{run}' },
    prints: 'user_id',
    expects: '{user_id}',
  },

  'fulfillment.stores.find_delivery': STORE,
  'fulfillment.stores.find_pickup': STORE,
  'fulfillment.stores.find_last_mile': STORE,
  'fulfillment.stores.find_dispatch': STORE,
  'fulfillment.items.validate': {
    made: { line_num: 'line-{run}' },
    body: { items: [{ line_num: of('line_num'), count: 2, item: { upc: 'not a code' } }] },
    prints: 'validation_failures[0].line_num',
    expects: '{line_num}',
  },

  'fulfillment.service_options.preview_delivery': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.preview_pickup': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.preview_last_mile': { prints: OPTION, expects: NUMBER },
  'fulfillment.lastmile.list_service_options': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.list_delivery': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.list_pickup': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.list_last_mile': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.list_cart': { prints: OPTION, expects: NUMBER },
  'fulfillment.service_options.reserve': { prints: HOLD, expects: NUMBER },
  'fulfillment.service_options.reserve_desired': {
    after: ['slot'],
    body: { service_option_reference: of('service_option_reference') },
    prints: HOLD,
    expects: NUMBER,
  },
  'fulfillment.service_options.reserve_with_cart': { prints: HOLD, expects: NUMBER },
  'fulfillment.lastmile.reserve': { after: ['last_mile_slot'], prints: HOLD, expects: NUMBER },
};
