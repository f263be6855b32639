import type { Store } from '../../storage/stores/store.ts';

/** A store's address in the form of the Post-checkout API (contract/post-checkout.md §2). */
export function addressOf({ address, country }: Pick<Store, 'address' | 'country'>) {
  const { address_line_1, address_line_2, city, region, postal_code } = address;
  return {
    address_line_1,
    ...(address_line_2 === undefined ? {} : { address_line_2 }),
    ...(city === undefined ? {} : { locality: city }),
    ...(region === undefined ? {} : { administrative_area: region }),
    postal_code,
    country_code: country,
  };
}
