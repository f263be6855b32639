import type { Operation } from '../define.ts';
import { sendPosTransaction } from './send-pos-transaction.ts';

export const transactionOperations: readonly Operation[] = [sendPosTransaction];
