import type { Operation } from '../define.ts';
import { createProductsLink } from './create-products-link.ts';
import { createRecipe } from './create-recipe.ts';
import { nearbyRetailers } from './nearby-retailers.ts';

export const developerPlatformOperations: readonly Operation[] = [createProductsLink, createRecipe, nearbyRetailers];
