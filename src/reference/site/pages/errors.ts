import { errors } from '../../../contract/errors.ts';
import { oauthErrors } from '../../../contract/oauth-errors.ts';
import type { Operation } from '../../../operations/define.ts';
import { type AnyErrorDefinition, errorExample, errorName, errorsByStatus, REASONS } from '../../error-responses.ts';
import { heading, json, list, type Page, table, text } from '../document.ts';
import type { Source } from '../source.ts';
import { adviceFor } from './error-advice.ts';

export const errorPath = (definition: AnyErrorDefinition) => `errors/${errorName(definition)}`;

/** Status, message with a link to the error's page, code and key. */
export function errorRow(definition: AnyErrorDefinition): string[] {
  const message = `[\`${messageOf(definition)}\`](${errorPath(definition)})`;
  if (!('code' in definition)) return [String(definition.status), message, `\`${definition.error}\``, '—'];
  const { status, code, key, meta } = definition;
  const where = meta ? `\`${JSON.stringify(meta)}\`` : key ? `\`${key}\`` : code === 1001 ? 'the parameter' : '—';
  return [String(status), message, String(code), where];
}

export function messageOf(definition: AnyErrorDefinition): string {
  return 'code' in definition ? definition.text['en-US'] : definition.description['en-US'];
}

/** A page for each error that some operation answers; errors of the console alone have none. */
export function errorPages(source: Source): Page[] {
  const occurrences = new Map<AnyErrorDefinition, Operation[]>();
  for (const operation of source.operations) {
    for (const definition of [...errorsByStatus(operation).values()].flat()) {
      occurrences.set(definition, [...(occurrences.get(definition) ?? []), operation]);
    }
  }
  for (const definition of OF_EVERY_REQUEST) occurrences.set(definition, occurrences.get(definition) ?? []);
  const documented = [...Object.values(errors), ...Object.values(oauthErrors)].filter((definition) => occurrences.has(definition));
  documented.sort((a, b) => a.status - b.status);
  return documented.map((definition) => errorPage(definition, occurrences.get(definition)!));
}

/** No operation declares what fails before one is found. */
const OF_EVERY_REQUEST = [errors.routeNotFound, errors.methodNotAllowed, errors.requestTimeout];

function errorPage(definition: AnyErrorDefinition, operations: readonly Operation[]): Page {
  const message = messageOf(definition);
  const inFrench = 'code' in definition ? definition.text['fr-CA'] : definition.description['fr-CA'];
  const inCanada = 'code' in definition ? definition.text['en-CA'] : undefined;
  const reason = REASONS[definition.status] ?? '';
  const code = 'code' in definition ? `code \`${definition.code}\`` : `error \`${definition.error}\``;
  return {
    path: errorPath(definition),
    title: message,
    summary: `HTTP ${definition.status}${reason === '' ? '' : ` (${reason.toLowerCase()})`}, ${code}.`,
    section: 'errors',
    group: `HTTP ${definition.status}`,
    keywords: [errorName(definition), inFrench, ...(inCanada === undefined ? [] : [inCanada])],
    blocks: [
      heading('What to do'),
      text(adviceFor(definition)),
      heading('Answer'),
      json(errorExample(definition)),
      heading('Texts'),
      table(
        'Texts by language',
        ['Language', 'Text'],
        [
          { cells: ['`en-US`', `\`${message}\``] },
          ...(inCanada === undefined ? [] : [{ cells: ['`en-CA`', `\`${inCanada}\``] }]),
          { cells: ['`fr-CA`', `\`${inFrench}\``] },
        ],
      ),
      heading('Where it occurs'),
      ...occurrenceBlocks(operations, definition),
    ],
  };
}

const MANY = 40;

function occurrenceBlocks(operations: readonly Operation[], definition: AnyErrorDefinition) {
  const anchor = `error-${errorName(definition).replace('.', '-')}`;
  const links = operations.map(({ id, title }) => `[${title}](operations/${id}#${anchor})`);
  if (links.length === 0) return [text('Any request, before an operation is found.')];
  if (links.length <= MANY) return [list(links)];
  return [text(`${links.length} operations, among them:`), list(links.slice(0, MANY / 2))];
}

/** All errors in one table, and how they are told apart. */
export function errorsOverview(pages: readonly Page[]): Page {
  const rows = [...Object.values(errors), ...Object.values(oauthErrors)]
    .filter((definition) => pages.some(({ path }) => path === errorPath(definition)))
    .sort((a, b) => a.status - b.status)
    .map((definition) => ({ cells: errorRow(definition) }));
  return {
    path: 'errors',
    title: 'Errors',
    summary: 'Every error that the API answers, with its literal message.',
    section: 'errors',
    blocks: [
      text(
        'An error is told by `error.code` together with `meta.key`, the parameter concerned. Its `message` is for people and comes in the language of the request. A request with several faults is answered once, with code 9999 and all of them in `error.errors`.',
      ),
      json(errorExample(errors.userNotFound), 'One error'),
      json(errorExample(errors.manyIssues), 'Several errors'),
      text(
        'Statuses 500, 503 and 429 are worth another try, after a pause that grows each time; `Retry-After` says how long at least. All others stay until the request changes. Every answer has an `X-Request-Id`: give it when you ask for help.',
      ),
      heading('All errors'),
      table('All errors', ['HTTP', 'Message', 'Code', 'meta.key'], rows),
    ],
  };
}
