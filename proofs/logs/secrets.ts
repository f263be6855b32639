/** A secret that was issued or sent, and what it is. */
export interface Secret {
  readonly kind: string;
  readonly value: string;
}

/** A request and its answer, as the server saw them. */
export interface Exchange {
  readonly operation: string;
  readonly url: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
  readonly answerHeaders: Readonly<Record<string, unknown>>;
  readonly answer: string;
}

/** Shorter ones, such as the six digits of an authenticator, stand in any text by chance. */
const SHORTEST = 10;
/** What tests send to be refused, such as `xxxx…`, is in paths too. */
const FEWEST_CHARACTERS = 4;
/** Members of bodies, forms and queries, and headers. */
const NAMES = /(?:secret|password|token|assertion|verifier|api_key|authorization|recovery_codes?)$/i;
/** Addresses whose last part is all that protects what they show. */
const LINKS = /^(?:link|order_url|products_link_url|recipe_url|retailer_link)$/;
/** `code` is a secret where it stands for a person's consent or second factor; elsewhere it is the number of an error. */
const CODES = /^(?:oauth|consent|sandbox\.instacart_users|console\.)/;
/** Secrets that show by their form: API keys, signing secrets, JWTs. */
const FORMS = /keys\.[0-9a-f]{32}|whsec_[A-Za-z0-9+/=_-]{8,}|eyJ[\w-]{8,}\.[\w-]+\.[\w-]*/g;
const HIDDEN_FIELDS = /name="(\w+)" value="([^"]+)"/g;

/** Every secret of an exchange: of the caller, of the answer, and of the links in both. */
export function* secretsOf({ operation, url, params, headers, body, answerHeaders, answer }: Exchange): Generator<Secret> {
  for (const found of all()) if (found.value.length >= SHORTEST && new Set(found.value).size >= FEWEST_CHARACTERS) yield found;

  function* all(): Generator<Secret> {
    yield* ofHeaders(headers);
    yield* ofCookies(answerHeaders['set-cookie'], 'set-cookie');
    for (const [name, value] of Object.entries(params)) if (LINKS.test(name) || NAMES.test(name)) yield { kind: name, value };
    for (const address of [url, String(answerHeaders.location ?? '')]) {
      const query = address.split('?', 2)[1];
      if (query !== undefined) yield* ofPairs(query, operation);
    }
    for (const text of [body, answer]) {
      yield* ofText(text, operation);
      for (const [value] of text.matchAll(FORMS)) yield { kind: 'by its form', value };
    }
  }
}

function* ofHeaders(headers: Readonly<Record<string, unknown>>): Generator<Secret> {
  const authorization = String(headers.authorization ?? '');
  const [scheme = '', value = ''] = authorization.split(' ', 2);
  if (/^bearer$/i.test(scheme)) yield { kind: 'bearer token', value };
  if (/^basic$/i.test(scheme)) yield { kind: 'basic credentials', value: passwordOf(value) };
  for (const name of ['x-api-key', 'x-csrf-token']) if (headers[name] !== undefined) yield { kind: name, value: String(headers[name]) };
  yield* ofCookies(headers.cookie, 'cookie');
}

/** Of `id:password` in base64. */
function passwordOf(encoded: string): string {
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  return text.slice(text.indexOf(':') + 1);
}

function* ofCookies(header: unknown, kind: string): Generator<Secret> {
  for (const cookie of [header ?? []].flat()) {
    for (const pair of kind === 'cookie' ? String(cookie).split('; ') : [String(cookie).split(';', 1)[0]!]) {
      yield { kind, value: pair.slice(pair.indexOf('=') + 1) };
    }
  }
}

function* ofPairs(text: string, operation: string): Generator<Secret> {
  for (const [name, value] of new URLSearchParams(text)) yield* ofMember(name, value, operation);
}

/** JSON, a form, or a page with a form. */
function* ofText(text: string, operation: string): Generator<Secret> {
  if (/^\s*[[{]/.test(text)) {
    const value = parse(text);
    if (value !== undefined) return yield* ofMember('', value, operation);
  }
  if (/^[\w.%-]+=/.test(text)) return yield* ofPairs(text, operation);
  for (const [, name = '', value = ''] of text.matchAll(HIDDEN_FIELDS)) yield* ofMember(name, value, operation);
}

/** By the names of members at any depth: without recursion, since bodies may be nested deeper than a stack is. */
function* ofMember(name: string, value: unknown, operation: string): Generator<Secret> {
  const left: [name: string, value: unknown][] = [[name, value]];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const [member, inner] = next;
    if (typeof inner === 'string') yield* ofString(member, inner, operation);
    else if (Array.isArray(inner)) for (const one of inner) left.push([member, one]);
    else if (typeof inner === 'object' && inner !== null) left.push(...Object.entries(inner));
  }
}

function* ofString(name: string, value: string, operation: string): Generator<Secret> {
  if (NAMES.test(name) || (name === 'code' && CODES.test(operation))) yield { kind: name, value };
  if (LINKS.test(name)) yield { kind: name, value: value.split(/[?#]/, 1)[0]!.split('/').at(-1)! };
  if (name === 'uri') yield { kind: 'totp', value: new URLSearchParams(value.split('?', 2)[1]).get('secret') ?? '' };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
