import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import { Random } from '../support/random.ts';

/** All randomness of the process from one seed: ids, tokens, secrets and nonces are the same in every run of it. */
export function installRandomness(seed: number): void {
  const random = new Random(seed);
  const fill = <T extends NodeJS.ArrayBufferView>(view: T): T => {
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    for (let index = 0; index < bytes.length; index++) bytes[index] = random.between(0, 256);
    return view;
  };
  const uuid = () => {
    const bytes = fill(Buffer.alloc(16));
    bytes[6] = (bytes[6]! & 0x0f) | 0x40;
    bytes[8] = (bytes[8]! & 0x3f) | 0x80;
    return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  };
  Math.random = () => random.next();
  const ours = {
    randomBytes: (size: number) => fill(Buffer.alloc(size)),
    randomFillSync: fill,
    randomInt: (a: number, b?: number) => (b === undefined ? random.between(0, a) : random.between(a, b)),
    randomUUID: uuid,
  };
  Object.assign(crypto, ours);
  Object.defineProperties(globalThis.crypto, {
    getRandomValues: { value: fill, configurable: true },
    randomUUID: { value: uuid, configurable: true },
  });
  syncBuiltinESMExports();
}
