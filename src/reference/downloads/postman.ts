import type { Operation } from '../../operations/define.ts';
import { topicOf } from '../openapi.ts';
import type { Source } from '../site/source.ts';

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** A Postman collection 2.1: a folder per topic, every request with its example; the token request keeps the token for the others. */
export function postmanCollection(source: Source): object {
  const folders = Map.groupBy(source.operations, topicOf);
  return {
    info: { name: 'Cartwright', version: source.version, schema: SCHEMA },
    auth: bearer('{{token}}'),
    variable: [
      { key: 'url', value: 'https://localhost:8443' },
      ...['client_id', 'client_secret', 'api_key', 'token'].map((key) => ({ key, value: '' })),
    ],
    item: [...folders].map(([name, operations]) => ({ name, item: operations.map(itemOf) })),
  };
}

const bearer = (value: string) => ({ type: 'bearer', bearer: [{ key: 'token', value, type: 'string' }] });

function itemOf(operation: Operation): object {
  const { id, title, description = '', method, access, body, example } = operation;
  const auth = access === null ? { auth: { type: 'noauth' } } : access.credential === 'api_key' ? { auth: bearer('{{api_key}}') } : {};
  const content = id === 'oauth.token' ? TOKEN_BODY : example.body;
  return {
    name: title,
    ...(id === 'oauth.token' ? { event: [KEEP_TOKEN] } : {}),
    request: {
      method,
      ...auth,
      description,
      header: [{ key: 'Content-Type', value: 'application/json' }],
      ...(body && content !== undefined
        ? { body: { mode: 'raw', raw: JSON.stringify(content, null, 2), options: { raw: { language: 'json' } } } }
        : {}),
      url: urlOf(operation),
    },
    response: [],
  };
}

const TOKEN_BODY = { grant_type: 'client_credentials', client_id: '{{client_id}}', client_secret: '{{client_secret}}' };
const KEEP_TOKEN = {
  listen: 'test',
  script: { type: 'text/javascript', exec: ["pm.collectionVariables.set('token', pm.response.json().access_token);"] },
};

/** `/users/{user_id}` becomes `/users/:user_id`, with the example's value. */
function urlOf({ path, example }: Operation): object {
  const segments = path
    .slice(1)
    .split('/')
    .map((part) => part.replace(/^\{(\w+)\}$/, ':$1'));
  const params = (example.params ?? {}) as Record<string, unknown>;
  const query = Object.entries((example.query ?? {}) as Record<string, unknown>).map(([key, value]) => ({ key, value: String(value) }));
  const text = query.map(({ key, value }) => `${key}=${encodeURIComponent(value)}`).join('&');
  return {
    raw: `{{url}}/${segments.join('/')}${text === '' ? '' : `?${text}`}`,
    host: ['{{url}}'],
    path: segments,
    ...(query.length === 0 ? {} : { query }),
    variable: segments
      .filter((part) => part.startsWith(':'))
      .map((part) => ({ key: part.slice(1), value: String(params[part.slice(1)] ?? '') })),
  };
}
