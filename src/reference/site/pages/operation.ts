import { EVENT_TYPES } from '../../../callbacks/events.ts';
import { DEFAULT_BODY_LIMIT } from '../../../http/app.ts';
import type { Operation } from '../../../operations/define.ts';
import { errorName, errorsByStatus, takesIdempotencyKey } from '../../error-responses.ts';
import { topicOf } from '../../openapi.ts';
import { LANGUAGES, type LanguageName, SAMPLES, samplesFor } from '../../samples/index.ts';
import { type Block, heading, json, list, type Page, type Row, table, text } from '../document.ts';
import { fieldTables } from '../fields.ts';
import type { Source } from '../source.ts';
import { CALLBACKS_CAUSED } from './callbacks-caused.ts';
import { deprecationNotes } from './deprecated.ts';
import { errorRow } from './errors.ts';
import { operationPath } from './operation-link.ts';
import { parameterRows } from './parameters.ts';
import { tryItForm } from './try-it.ts';

/** The topic of an operation: all that a client has to know of it. */
export function operationPage(operation: Operation, source: Source): Page {
  const { id, title, method, path, description = '' } = operation;
  return {
    path: operationPath(id),
    title,
    summary: firstSentence(description) || `${title}.`,
    section: 'operations',
    group: topicOf(operation),
    keywords: [id, path, method],
    blocks: [
      { kind: 'endpoint', method, path, marks: marksOf(operation, source) },
      ...deprecationNotes(operation, source),
      ...restOf(description),
      ...accessBlocks(operation),
      ...parameterBlocks(operation, source),
      ...requestBlocks(operation, source),
      ...responseBlocks(operation, source),
      ...errorBlocks(operation),
      ...rulesBlocks(operation),
      ...sampleBlocks(operation),
      ...tryItBlocks(operation),
      ...callbackBlocks(operation),
      ...changeBlocks(operation, source),
    ],
  };
}

function marksOf(operation: Operation, source: Source): string[] {
  const { server } = operation;
  return [...(source.deprecationOf(operation) ? ['deprecated'] : []), ...(server ? [`${server} only`] : [])];
}

function firstSentence(description: string): string {
  return /^.+?[.!?](?=\s|$)/s.exec(description)?.[0] ?? description;
}

/** What the summary leaves. */
function restOf(description: string): Block[] {
  const rest = description.slice(firstSentence(description).length).trim();
  return rest === '' ? [] : [text(rest)];
}

function accessBlocks(operation: Operation): Block[] {
  const { access, server } = operation;
  const rows: [string, string][] =
    access === null
      ? [['Credential', 'None: whoever reaches the server may call it.']]
      : access.credential === 'api_key'
        ? [['Credential', '`Authorization: Bearer <API key>`, a key of the developer platform']]
        : [
            ['Credential', '`Authorization: Bearer <token>` ([how to get one](authentication))'],
            ['Scope', access.scope === null ? 'Any' : `\`${access.scope}\``],
            ['Grants', access.grants.map((grant) => `\`${grant}\``).join(', ')],
            ['Banner', BANNERS[access.banner]],
          ];
  const servers = server === undefined ? 'Development and production' : server === 'development' ? 'Development only' : 'Production only';
  const all: Row[] = [...rows, ['Servers', servers]].map(([name, value]) => ({ cells: [`**${name}**`, value!] }));
  return [heading('Access'), table('Access', ['What', 'Rule'], all)];
}

const BANNERS = {
  required: '`X-Retailer-Id` where the organization has several banners',
  optional: '`X-Retailer-Id` narrows the request to one banner',
  none: 'Concerns the whole organization',
} as const;

function parameterBlocks(operation: Operation, source: Source): Block[] {
  const rows = parameterRows(source.described(operation), source.components(operation));
  return [heading('Parameters'), table('Parameters', ['Name', 'In', 'Type', 'Required', 'Description'], rows)];
}

function requestBlocks(operation: Operation, source: Source): Block[] {
  if (operation.upload) return [heading('Request'), text(`The body is a file of the type \`${operation.upload.mediaType}\`.`)];
  if (!operation.body) return [];
  const schema = source.requestSchema(operation);
  return [
    heading('Request'),
    ...fieldTables(schema, 'request', source.schemas(operation), source.deprecationsOf(operation)),
    ...(operation.example.body === undefined ? [] : [json(operation.example.body, 'Example of a request')]),
  ];
}

function responseBlocks(operation: Operation, source: Source): Block[] {
  if (operation.download) return [heading('Response'), text(`The answer is a file of the type \`${operation.download}\`.`)];
  return [
    heading('Response'),
    text('Status 200.'),
    ...fieldTables(source.responseSchema(operation), 'response', source.schemas(operation), source.deprecationsOf(operation)),
    json(operation.example.response, 'Example of an answer'),
  ];
}

function errorBlocks(operation: Operation): Block[] {
  const rows = [...errorsByStatus(operation)]
    .sort(([a], [b]) => a - b)
    .flatMap(([, definitions]) => definitions)
    .map((definition): Row => ({ id: `error-${errorName(definition).replace('.', '-')}`, cells: errorRow(definition) }));
  const form = operation.errorForm === 'oauth' ? 'Errors of this operation have the form of [RFC 6749](authentication#errors).' : '';
  return [
    heading('Errors'),
    text(`Values in braces are filled in by the server; each message leads to what to do about it. ${form}`.trim()),
    table('Errors', ['HTTP', 'Message', 'Code', 'meta.key'], rows),
  ];
}

function rulesBlocks(operation: Operation): Block[] {
  const { access, body, example, exactNumbers, form, upload, writes } = operation;
  const limit = upload?.maxBytes ?? DEFAULT_BODY_LIMIT;
  const rules = [
    takesIdempotencyKey(operation) ? 'Safe to repeat with `Idempotency-Key`: for 24 hours the same key gets the first answer again.' : '',
    access !== null && writes === 'none' ? 'Changes nothing: `Idempotency-Key` is ignored, and the call may be repeated at will.' : '',
    writes === 'transaction' ? 'All of it happens or nothing: an error leaves no trace.' : '',
    body ? 'Fields that are not listed are ignored; `null` counts as absent.' : '',
    body && exactNumbers ? 'Numbers have to be numbers: text that looks like one is refused.' : '',
    form ? 'The body may also come as `application/x-www-form-urlencoded`.' : '',
    body || upload ? `The body has at most ${limit.toLocaleString('en-US')} bytes.` : '',
    !body && example.body === undefined && operation.method !== 'GET'
      ? 'Needs no body; an empty one with `Content-Type: application/json` is fine.'
      : '',
    access === null ? '' : `Counts against the rate limit of ${writes === 'none' ? 'reads' : 'writes'} ([limits](overview#limits)).`,
  ].filter(Boolean);
  return [heading('Rules'), list(rules)];
}

function sampleBlocks(operation: Operation): Block[] {
  // That none lacks one is for samples.test.ts to say; a page without is better than none at all.
  if (!(operation.id in SAMPLES)) return [];
  const tabs = (Object.keys(LANGUAGES) as LanguageName[]).map((language) => {
    const { title, command, text: program } = samplesFor(operation, { language });
    return { name: language, title, command, text: program };
  });
  return [
    heading('Samples'),
    text(
      'Complete programs, each of them run by the tests. They read `CARTWRIGHT_URL` and the credentials from the environment ([how](get-started#environment)).',
    ),
    { kind: 'tabs', label: 'Language', operation: operation.id, tabs },
  ];
}

function tryItBlocks(operation: Operation): Block[] {
  const form = tryItForm(operation);
  return form === undefined ? [] : [heading('Try it'), { kind: 'tryIt', form }];
}

function callbackBlocks({ id }: Operation): Block[] {
  const caused = CALLBACKS_CAUSED[id];
  if (!caused) return [];
  const items = caused.map((name) => {
    const type = EVENT_TYPES.find((one) => one.name === name)!;
    return `[\`${name}\`](callbacks/${name}): ${type.when}`;
  });
  return [heading('Callbacks'), text('It may cause these, as far as the order’s kind has them:'), list(items)];
}

function changeBlocks({ id, method, path }: Operation, source: Source): Block[] {
  const changes = source.changesOf(`${method} ${path}`);
  if (changes.length === 0) return [];
  return [
    heading('Changes'),
    list(changes.map(({ date, text: said }) => `${date}: ${said}`)),
    text(`[Changelog](changelog) · operation id \`${id}\``),
  ];
}
