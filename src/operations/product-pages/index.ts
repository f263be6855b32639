import type { Operation } from '../define.ts';
import { getProductPage } from './get-product-page.ts';

export const productPageOperations: readonly Operation[] = [getProductPage];
