import type { ErrorDefinition } from '../../contract/errors.ts';
import type { CartLine, LineInput } from './cart.ts';

/** What a customer should know of a cart that is none the less accepted. */
export interface CartWarning {
  readonly text: ErrorDefinition['text'];
  readonly values: Readonly<Record<string, string | number>>;
}

const WEIGHT_NOTED: CartWarning['text'] = {
  'en-US': 'Line {line} is sold by the unit: its weight is passed on as a special instruction',
  'fr-CA': "L'article de la ligne {line} se vend à l'unité : son poids est transmis comme instruction spéciale",
};
const COUNT_NOTED: CartWarning['text'] = {
  'en-US': 'Line {line} is sold by weight: its count is passed on as a special instruction',
  'fr-CA': "L'article de la ligne {line} se vend au poids : sa quantité est transmise comme instruction spéciale",
};
const NOTHING_ORDERED: CartWarning['text'] = {
  'en-US': 'Line {line} has a quantity of 0',
  'fr-CA': 'La ligne {line} a une quantité de 0',
};
const AGE_RESTRICTED: CartWarning['text'] = {
  'en-US': 'The cart has age-restricted items: the order needs the birthday of a customer who is at least {count} years old',
  'fr-CA':
    "Le panier contient des articles réservés aux adultes : la commande exige la date de naissance d'un client d'au moins {count} ans",
};

/**
 * The warnings of a checked cart, in the order of its lines: quantities that the catalogue does not sell by
 * (contract/concepts.md §4), lines of nothing, and the age that the order will have to prove.
 */
export function cartWarnings(inputs: readonly LineInput[], lines: readonly CartLine[], age: number | undefined): CartWarning[] {
  const byNumber = new Map(inputs.map((input) => [input.line_num, input]));
  const warnings = lines.flatMap(({ lineNum, unit, quantity }) => {
    const { count, weight } = byNumber.get(lineNum) ?? {};
    const values = { line: lineNum };
    const found: CartWarning[] = [];
    if (unit === 'each' && weight !== undefined) found.push({ text: WEIGHT_NOTED, values });
    if (unit !== 'each' && count !== undefined) found.push({ text: COUNT_NOTED, values });
    if (quantity === 0) found.push({ text: NOTHING_ORDERED, values });
    return found;
  });
  return age === undefined ? warnings : [...warnings, { text: AGE_RESTRICTED, values: { count: age } }];
}
