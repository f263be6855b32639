import type { Operation } from '../define.ts';
import { rateOrderBackend } from './rate-backend.ts';
import { rateOrderFrontend } from './rate-frontend.ts';

export const feedbackOperations: readonly Operation[] = [rateOrderBackend, rateOrderFrontend];
