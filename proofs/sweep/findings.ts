/** Lines printed of each kind; the rest is only counted. */
const SHOWN = 20;

/** What a sweep found against expectation. */
export class Findings {
  count = 0;

  add(text: string): void {
    this.count++;
    if (this.count <= SHOWN) console.error(text);
    if (this.count === SHOWN + 1) console.error('… further ones are counted only');
  }
}
