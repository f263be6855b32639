import type { Operation } from '../../define.ts';
import { getDelivery } from './get-delivery.ts';
import { listDeliveries } from './list-deliveries.ts';
import { replayDelivery } from './replay-delivery.ts';

export const deliveryOperations: readonly Operation[] = [listDeliveries, getDelivery, replayDelivery];
