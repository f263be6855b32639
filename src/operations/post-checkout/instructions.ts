import { oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { PICKUP_CATEGORIES } from '../../fulfillment/orders/order.ts';

const IMAGES = 10;

/** PickupInstruction (contract/post-checkout.md §5), as stores set it and customers get it. */
export const PickupInstructionSchema = Type.Object({
  category: oneOf(PICKUP_CATEGORIES, 'How the order is collected.'),
  instruction: RequiredText('What the customer is to do.', 5_000),
  instruction_images: Type.Optional(
    Type.Array(
      Type.Object({
        url: Type.String({ maxLength: 2_000, format: 'https-url', description: 'An `https` URL.' }),
        value: Type.Optional(Type.String({ maxLength: 500, description: 'What the picture shows.' })),
      }),
      { maxItems: IMAGES, description: 'Pictures that go with it.' },
    ),
  ),
});

export const EXAMPLE_INSTRUCTION = {
  category: 'curbside' as const,
  instruction: 'Park at P1 to P6 and tap "I have arrived".',
  instruction_images: [{ url: 'https://example.com/parking.png', value: 'Map of the parking spots' }],
};
