import { Type } from '../../contract/schema.ts';
import { EXAMPLE_OPTION, ServiceOptionSchema } from './option-answer.ts';

/** Answer of the reserving operations (contract/service-options.md §4). */
export const HoldResponse = Type.Object({
  service_option_hold: Type.Object({
    id: Type.Integer({ description: 'Pass it as `service_option_hold_id` when creating the order.' }),
    expires_at: Type.String({ description: 'ISO 8601.' }),
    service_option: ServiceOptionSchema,
  }),
});

export const HOLD_EXAMPLE = {
  service_option_hold: { id: 1280750203, expires_at: '2026-05-06T16:10:00Z', service_option: EXAMPLE_OPTION },
};
