import { errors } from '../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { boundingBox, reachKilometres } from '../../fulfillment/geography/geography.ts';
import { cellsOf, findRetailersNear, toStore } from '../../storage/stores/store.ts';
import { API_KEY, defineOperation } from '../define.ts';
import { checkPostalCode } from '../stores/address.ts';
import { deliveryMinutes, LONG_REACH_MINUTES } from '../stores/nearby.ts';

export const nearbyRetailers = defineOperation({
  id: 'developer_platform.nearby_retailers',
  method: 'GET',
  path: '/idp/v1/retailers',
  title: 'Nearby retailers',
  description: "The organization's retailers with a store that delivers to a postal code.",
  access: API_KEY,
  query: Type.Object({
    postal_code: RequiredText('Postal code.', 20),
    country_code: Type.Optional(oneOf(['US', 'CA'], 'Country of the postal code; older clients do not send it.')),
  }),
  response: Type.Object({
    retailers: Type.Array(
      Type.Object({
        retailer_key: Type.String({ description: 'Append it to a page URL to preselect the store.' }),
        name: Type.String(),
        retailer_logo_url: Type.String({ description: 'Empty: logos are not kept.' }),
      }),
    ),
  }),
  errors: [errors.blank, errors.invalidPostalCode, errors.notIncluded],
  writes: 'none',
  example: {
    query: { postal_code: '94105', country_code: 'US' },
    response: { retailers: [{ retailer_key: 'the-garden-market', name: 'The Garden Market', retailer_logo_url: '' }] },
  },
  handle: async ({ query, db, tenant }) => {
    const place = checkPostalCode(query.postal_code, 'postal_code');
    if (place.position === undefined) return { retailers: [] };
    const cells = cellsOf(boundingBox(place.position, reachKilometres(LONG_REACH_MINUTES)));
    const rows = await db.query(findRetailersNear, [tenant.organizationId, cells, place.prefix]);
    const retailers = new Map<string, string>();
    for (const row of rows) {
      if (deliveryMinutes(toStore(row), place) !== undefined) retailers.set(row.banner_slug, row.banner_name);
    }
    return { retailers: [...retailers].map(([retailer_key, name]) => ({ retailer_key, name, retailer_logo_url: '' })) };
  },
});
