/** What the browser's build takes in place of the client's own: authorities are the browser's matter. */
export function fetchTrusting(): never {
  throw new TypeError('A browser trusts the authorities of its own store; `ca` is for Node.');
}
