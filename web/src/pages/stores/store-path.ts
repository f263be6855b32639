/** Address of a store's page. */
export const storePath = ({ retailer_id, location_code }: { readonly retailer_id: string; readonly location_code: string }): string =>
  `/stores/${encodeURIComponent(retailer_id)}/${encodeURIComponent(location_code)}`;
