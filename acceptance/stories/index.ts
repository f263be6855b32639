import { accountLinkingStory } from './account-linking.ts';
import { chatStory } from './chat.ts';
import { deliveryStory } from './delivery.ts';
import { lastMileStory } from './last-mile.ts';
import { pickupStory } from './pickup.ts';
import { replacementsStory } from './replacements.ts';
import type { Storyteller } from './storyteller.ts';

/** The documented tutorials, each played once and every callback of it compared whole. */
export const STORIES: Readonly<Record<string, (teller: Storyteller) => Promise<void>>> = {
  delivery: deliveryStory,
  pickup: pickupStory,
  'last mile': lastMileStory,
  'account linking': accountLinkingStory,
  replacements: replacementsStory,
  chat: chatStory,
};
