export interface Step {
  readonly key: 'token' | 'stores' | 'customer';
  readonly code: string;
}

/** The first calls of a new integration, as they are pasted into a shell: each needs the ones before. */
export function firstSteps(url: string): readonly Step[] {
  const call = (path: string, body: string) => `curl -sS --cacert "$CARTWRIGHT_CA" "$CARTWRIGHT_URL${path}" \\
  -H "Authorization: Bearer $TOKEN" -H 'Content-Type: application/json' \\
  -d '${body}'`;
  return [
    {
      key: 'token',
      code: `CARTWRIGHT_URL=${url}
TOKEN=$(curl -sS --cacert "$CARTWRIGHT_CA" "$CARTWRIGHT_URL/v2/oauth/token" -H 'Content-Type: application/json' \\
  -d "{\\"grant_type\\":\\"client_credentials\\",\\"client_id\\":\\"$CARTWRIGHT_CLIENT_ID\\",\\"client_secret\\":\\"$CARTWRIGHT_CLIENT_SECRET\\"}" \\
  | sed -E 's/.*"access_token":"([^"]+)".*/\\1/')`,
    },
    { key: 'stores', code: call('/v2/fulfillment/stores/delivery', '{"find_by":{"address_line_1":"50 Beale St","postal_code":"94105"}}') },
    { key: 'customer', code: call('/v2/fulfillment/users', '{"user_id":"ada","first_name":"Ada","phone_number":"+14155550100"}') },
  ];
}
