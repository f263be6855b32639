import { Type } from '../contract/schema.ts';

/** The answer of operations that only say that they did it. */
export const SuccessResponse = Type.Object({ success: Type.Boolean({ description: 'True: it is done.' }) });
