import { hash } from 'node:crypto';
import type { Product, ProductCode } from '../../storage/products/product.ts';

/**
 * On development any well-formed code that the catalogue lacks stands for a made-up product, so that an integrator's own
 * codes work at once: sold by the unit, no alcohol, deliverable. The same code is always the same product.
 */
export function generatedProduct(code: ProductCode): Product | undefined {
  // `TEST-` is kept for the test values of the demo data; one that is not among them is an unknown item.
  if (code.value.startsWith('TEST-')) return undefined;
  if (!/^[A-Za-z0-9][A-Za-z0-9._:#-]{0,63}$/.test(code.value)) return undefined;
  const digest = Number.parseInt(hash('sha256', `${code.type}:${code.value}`).slice(0, 8), 16);
  return {
    upc: code.type === 'upc' ? code.value : '',
    rrc: code.type === 'rrc' ? code.value : '',
    name: `Product ${code.value}`,
    costUnit: 'each',
    parWeight: null,
    priceCents: 99 + (digest % 1_900),
    alcohol: null,
    overTheCounter: false,
    snapEligible: true,
    beverageWeightLb: null,
    bulky: false,
    deliverable: true,
  };
}
