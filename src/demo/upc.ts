/** Check digit of a UPC-A whose first eleven digits are `body` (GS1 General Specifications §7.9: weights 3, 1, 3, … from the left). */
export function upcCheckDigit(body: string): number {
  let sum = 0;
  for (let i = 0; i < body.length; i++) sum += Number(body[i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

/**
 * A 12-digit UPC-A with number system 4, which GS1 leaves to each company's own use (General Specifications §2.1.13.2,
 * RCN-12), so that no demo code is a real product's. `brand` and `item` are below 100,000.
 */
export function inStoreUpc(brand: number, item: number): string {
  const body = `4${String(brand).padStart(5, '0')}${String(item).padStart(5, '0')}`;
  return body + upcCheckDigit(body);
}
