import type { JsonSchema } from '../json-schema.ts';
import type { Source } from '../site/source.ts';

/** AsyncAPI 3.0: the callbacks, which the retailer's own server receives at the address of a webhook. */
export function asyncApi({ development, version }: Source): object {
  const events = Object.entries(development.webhooks);
  const messages = Object.fromEntries(events.map(([name, { post }]) => [name, messageOf(name, post)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Cartwright callbacks',
      version,
      description:
        'What Cartwright sends to webhooks: at least once, for up to three days, with a token of your own and, if wanted, a signature.',
      license: { name: 'Apache License 2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
    },
    defaultContentType: 'application/json',
    channels: {
      webhook: {
        address: null,
        title: 'Your callback address',
        messages: Object.fromEntries(events.map(([name]) => [name, { $ref: `#/components/messages/${name}` }])),
      },
    },
    operations: {
      sendEvent: {
        action: 'send',
        channel: { $ref: '#/channels/webhook' },
        bindings: { http: { method: 'POST' } },
        messages: events.map(([name]) => ({ $ref: `#/channels/webhook/messages/${name}` })),
      },
    },
    components: { messages, schemas: schemasOf(messages, development.components.schemas!) },
  };
}

function messageOf(name: string, post: JsonSchema): JsonSchema {
  const { content } = post.requestBody as { content: Record<string, { schema: JsonSchema }> };
  return {
    name,
    title: post.summary,
    summary: post.description,
    contentType: 'application/json',
    payload: content['application/json']!.schema,
  };
}

/** The named schemas that the messages use, and those that these use. */
function schemasOf(messages: object, all: Readonly<Record<string, JsonSchema>>): Record<string, JsonSchema> {
  const used = new Set<string>();
  const collect = (value: unknown) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name!)) continue;
      used.add(name!);
      collect(all[name!]);
    }
  };
  collect(messages);
  return Object.fromEntries([...used].sort().map((name) => [name, all[name]!]));
}
