import { randomBytes } from 'node:crypto';

const LONGEST = 40;
const RANDOM_TRIES = 5;

/** Slugs for a name, the first the nicest: `Épicerie du Coin` → `epicerie-du-coin`, then with random ends. */
export function* slugsFor(name: string): Generator<string> {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, LONGEST)
    .replaceAll(/^-|-$/g, '');
  if (plain !== '') yield plain;
  for (let count = 0; count < RANDOM_TRIES; count++) yield `${plain || 'organization'}-${randomBytes(3).toString('hex')}`;
}
