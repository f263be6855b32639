/** One set of brands and the lines they sell. */
export interface Shelf {
  /** Comma-separated names from `brands.ts`; empty for what is sold loose or over the counter, under no brand. */
  readonly brands: string;
  /** How many of the brands sell each line (default 2); which ones rotates from line to line. */
  readonly carriedBy?: number;
  /** For drinks: the filled package weighs this many times its content (1.04 plastic and cans, 1.7 glass). */
  readonly grossFactor?: number;
  readonly overTheCounter?: boolean;
  /** Overrides the department's. */
  readonly snapEligible?: boolean;
  /**
   * One line of goods per text line: `label | varieties | sizes`, or `label | sizes`. `{}` in the label is where the
   * variety goes, `-` is the plain variety. A size is `size=dollars`, `size*=dollars` for a bulky one,
   * `lb=dollars per lb` by weight, `~5=dollars per lb` for pieces of about 5 lb priced by weight.
   */
  readonly lines: string;
}

export interface Department {
  readonly name: string;
  readonly snapEligible: boolean;
  readonly alcohol?: 'wine' | 'beer' | 'spirits';
  readonly shelves: readonly Shelf[];
}
