import { beer, spirits, wine } from './alcohol.ts';
import { baby } from './baby.ts';
import { bakery } from './bakery.ts';
import { beverages } from './beverages.ts';
import { dairy } from './dairy.ts';
import { deli } from './deli.ts';
import type { Department } from './department.ts';
import { frozen } from './frozen.ts';
import { health } from './health.ts';
import { household } from './household.ts';
import { meat } from './meat.ts';
import { pantry } from './pantry.ts';
import { personalCare } from './personal-care.ts';
import { pets } from './pets.ts';
import { produce } from './produce.ts';
import { seafood } from './seafood.ts';
import { snacks } from './snacks.ts';

/** In aisle order. A department's place decides the codes of what follows it, so add new ones at the end. */
export const DEPARTMENTS: readonly Department[] = [
  produce,
  dairy,
  meat,
  seafood,
  bakery,
  deli,
  frozen,
  pantry,
  snacks,
  beverages,
  household,
  personalCare,
  baby,
  pets,
  health,
  wine,
  beer,
  spirits,
];
