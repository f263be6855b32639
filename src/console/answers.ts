import { Type } from '../contract/schema.ts';

/** The answer of routes that have nothing to say. */
export const EmptyAnswer = Type.Object({}, { description: 'An empty object.' });

/** The id of a row in a path. */
export const IdPath = Type.Object({ id: Type.Integer({ minimum: 1, maximum: 2_147_483_647 }) });
