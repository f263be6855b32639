import { EVENT_TYPES, type EventType } from '../../../callbacks/events.ts';
import { METADATA } from '../../../callbacks/metadata.ts';
import type { JsonSchema } from '../../json-schema.ts';
import { type Block, heading, list, type Page, table, text } from '../document.ts';
import { fieldTables } from '../fields.ts';
import type { Source } from '../source.ts';
import { CALLBACKS_CAUSED } from './callbacks-caused.ts';
import { operationLink } from './operation-link.ts';

/** A page for each event that webhooks can be sent. */
export function callbackPages(source: Source): Page[] {
  return EVENT_TYPES.map((type) => callbackPage(type, source));
}

function callbackPage({ name, title, when, kinds, evidence }: EventType, source: Source): Page {
  const callers = Object.keys(CALLBACKS_CAUSED).filter((id) => CALLBACKS_CAUSED[id]!.includes(name));
  return {
    path: `callbacks/${name}`,
    title: `${title}: ${name}`,
    short: title,
    summary: `${when[0]!.toUpperCase()}${when.slice(1)}.`,
    section: 'callbacks',
    group: name.startsWith('cartwright.') ? 'Of Cartwright' : 'Of Connect',
    keywords: [name],
    blocks: [
      table(
        'Orders',
        ['Orders', 'Sent'],
        Object.entries(kinds).map(([kind, has]) => ({ cells: [`\`${kind}\``, SENT[has]] })),
      ),
      text(EVIDENCE[evidence]),
      ...(METADATA[name]
        ? payloadBlocks(name, source)
        : [text('The payload is that of every callback, with nothing in `event_metadata`.')]),
      ...(callers.length === 0 ? [] : [heading('Caused by'), list(callers.map((id) => operationLink(source.operation(id))))]),
    ],
  };
}

const SENT = {
  yes: 'Yes',
  no: 'No',
  conditional: 'When another shopper delivers than the one who picked',
  'n/a': 'Not tied to an order',
} as const;
const EVIDENCE: Readonly<Record<EventType['evidence'], string>> = {
  documented: 'The name is as Connect documents it.',
  'third-party': 'The name is known from clients of Connect.',
  inferred: 'Connect documents the callback, not its exact name: this one is inferred. Select events by the names that the server lists.',
  cartwright: 'Added by Cartwright: sent to webhooks that select it by name.',
};

function payloadBlocks(name: string, source: Source): Block[] {
  const { requestBody } = source.development.webhooks[name]!.post as { requestBody: JsonSchema };
  const { schema } = (requestBody.content as Record<string, { schema: JsonSchema }>)['application/json']!;
  return [heading('Payload'), ...fieldTables(schema, 'response', source.development.components.schemas!)];
}
