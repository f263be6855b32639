/** Values of an order's rating (contract/feedback.md). */
export const RATING_VALUES = ['STARS1', 'STARS2', 'STARS3', 'STARS4', 'STARS5'] as const;
export const HIGHLIGHTS = [
  'QUALITY_ITEMS',
  'SMART_BAGGING',
  'EXTRA_EFFORT',
  'HELPFUL_CHAT',
  'GOOD_REPLACEMENTS',
  'SMOOTH_DELIVERY',
  'FAST_PICKUP',
  'CLEAR_PICKUP_INSTRUCTIONS',
  'EASY_PARKING',
  'SMOOTH_HANDOFF',
] as const;

export interface Rating {
  readonly rating_value: (typeof RATING_VALUES)[number];
  readonly highlights?: readonly (typeof HIGHLIGHTS)[number][];
  readonly thank_you_note?: string;
}
