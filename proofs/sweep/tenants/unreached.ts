/** Positions where one's own id is answered like a missing one, each for the reason above it. */
export const UNREACHED: readonly RegExp[] = [
  // Retired: 410 whatever is asked.
  / recommendations\./,
  // What may replace an item is not looked up when time slots are listed.
  / fulfillment\.service_options\.\S+ body items\.0\.replacement_items\./,
  // Nor when items are validated.
  / fulfillment\.items\.validate body items\.0\.replacement_items\./,
  // Development makes up a sound product for every code that the catalogue lacks, and these answers do not show which it is.
  /^development fulfillment\.items\.validate body items\.0\./,
  /^development (?:sandbox\.items|management\.order_items)\.\S+ body (?:replacement_)?item\./,
  // A submission is taken in unread; a worker reads it later, for the banner that it belongs to.
  / data_ingestion\./,
];
