/** Members of answers that give whoever reads them access; what an assistant reads is kept elsewhere. */
const SECRET_MEMBERS = new Set(['access_token', 'refresh_token', 'client_secret', 'signing_secret', 'api_key']);

export const MASK = '*** (cartwright mcp shows no secrets)';

/** A copy of the value without secrets, and with whole numbers that a double would print wrongly as text. */
export function shown(value: unknown, secrets: ReadonlySet<string>): unknown {
  if (typeof value === 'string') return withoutSecrets(value, secrets);
  if (typeof value === 'number') return Number.isInteger(value) && !Number.isSafeInteger(value) ? BigInt(value).toString() : value;
  if (Array.isArray(value)) return value.map((one) => shown(one, secrets));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      SECRET_MEMBERS.has(name) && typeof one === 'string' && one !== '' ? MASK : shown(one, secrets),
    ]),
  );
}

export function withoutSecrets(text: string, secrets: ReadonlySet<string>): string {
  let left = text;
  for (const secret of secrets) left = left.replaceAll(secret, MASK);
  return left;
}
