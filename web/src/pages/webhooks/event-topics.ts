export const TOPICS = ['progress', 'items', 'changes', 'last_mile', 'pickup', 'feedback', 'chat', 'own'] as const;
export type EventTopic = (typeof TOPICS)[number];

/** The first whose pattern matches the name without its prefix has the event. */
const PATTERNS: readonly (readonly [EventTopic, RegExp])[] = [
  ['own', /^cartwright\./],
  ['chat', /^chat_/],
  ['items', /item|checkout/],
  ['changes', /late|rescheduled|canceled/],
  ['pickup', /pickup|runner|geofence|customer_acknowledged|unable_to_find/],
  ['feedback', /rating|tip/],
  ['last_mile', /at_store|for_delivery|bags|arrival/],
];

/** What an event is about, by which the choice of a webhook is grouped. */
export const topicOf = (eventName: string): EventTopic =>
  PATTERNS.find(([, pattern]) => pattern.test(eventName.replace('fulfillment.', '')))?.[0] ?? 'progress';
