import type { SentCall } from '../../../api/connect.ts';

/** What an integrator sends too; the rest is of the browser. */
const SHOWN = ['content-type', 'x-retailer-id', 'idempotency-key'];

/** The call as a shell command, with the token in the environment as in the first steps of the start page. */
export function curlOf({ method, path, headers, body }: SentCall, url: string): string {
  const shown = Object.entries(headers).filter(([name]) => SHOWN.includes(name.toLowerCase()));
  const parts = [
    `curl --cacert "$CARTWRIGHT_CA" -X ${method} ${quoted(url + path)}`,
    '-H "Authorization: Bearer $TOKEN"',
    ...shown.map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    ...(body === undefined ? [] : [`-d ${quoted(body)}`]),
  ];
  return parts.join(' \\\n  ');
}

/** One word for a POSIX shell, whatever it holds. */
const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** JSON with indentation; anything else as it is. */
export function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
