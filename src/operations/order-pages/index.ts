import type { Operation } from '../define.ts';
import { acts } from './acts.ts';
import { getOrderPage } from './get-order-page.ts';
import { searchPageProducts } from './search-products.ts';
import { setPageTip } from './set-tip.ts';

export const orderPageOperations: readonly Operation[] = [getOrderPage, searchPageProducts, ...acts, setPageTip];
