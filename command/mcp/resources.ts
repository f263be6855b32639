import type { Resource, TextResourceContents } from '@modelcontextprotocol/server';
import type { Document } from './document.ts';
import { operationMarkdown, topicMarkdown } from './markdown.ts';
import type { Context } from './tool.ts';

const OPENAPI = 'cartwright://openapi';
const SCENARIOS = 'cartwright://scenarios';
const MARKDOWN = { mimeType: 'text/markdown' };
const JSON_TEXT = { mimeType: 'application/json' };

/** Everything that can be listed without a running platform. */
export function resourcesOf({ operations, topics }: Document): Resource[] {
  const of = (topic: string) => operations.filter((one) => one.topic === topic).length;
  return [
    {
      uri: OPENAPI,
      name: 'openapi.json',
      title: 'OpenAPI 3.1 document',
      description: 'Every operation, schema and callback.',
      ...JSON_TEXT,
    },
    {
      uri: SCENARIOS,
      name: 'scenarios',
      title: 'Scenario library of the automatic shopper',
      description: 'Of the running platform.',
      ...JSON_TEXT,
    },
    ...topics.map((topic) => ({
      ...{
        uri: `cartwright://topics/${slugOf(topic)}`,
        name: slugOf(topic),
        title: topic,
        description: `${of(topic)} operations`,
        ...MARKDOWN,
      },
    })),
    ...operations.map(({ id, title, method, path }) => ({
      ...{ uri: `cartwright://operations/${id}`, name: id, title, description: `${method} ${path}`, ...MARKDOWN },
    })),
  ];
}

export const RESOURCE_TEMPLATES = [
  { uriTemplate: 'cartwright://operations/{operation_id}', name: 'operation', title: 'An operation', ...MARKDOWN },
  { uriTemplate: 'cartwright://topics/{topic}', name: 'topic', title: 'The operations of a topic', ...MARKDOWN },
  { uriTemplate: 'cartwright://scenarios/{name}', name: 'scenario', title: 'A scenario of the automatic shopper', ...JSON_TEXT },
];

/** Undefined: there is no such resource. Throws as tools do where the running platform has to be asked. */
export async function readResource(uri: string, { document, connection, signal }: Context): Promise<TextResourceContents | undefined> {
  if (uri === OPENAPI) return { uri, ...JSON_TEXT, text: document.text };
  const [, kind, name] = /^cartwright:\/\/(\w+)(?:\/(.+))?$/.exec(uri) ?? [];
  if (kind === 'operations') {
    const operation = document.operation(name ?? '');
    return operation && { uri, ...MARKDOWN, text: operationMarkdown(operation) };
  }
  if (kind === 'topics') {
    const topic = document.topics.find((one) => slugOf(one) === name);
    if (topic === undefined) return undefined;
    return {
      uri,
      ...MARKDOWN,
      text: topicMarkdown(
        topic,
        document.operations.filter((one) => one.topic === topic),
      ),
    };
  }
  if (kind !== 'scenarios') return undefined;
  const { scenarios } = (await connection.server('development')).client.management;
  const found =
    name === undefined
      ? { ...(await scenarios.list({}, { signal })), language: await scenarios.getLanguage({}, { signal }) }
      : await scenarios.get({ name: decodeURIComponent(name) }, { signal });
  return { uri, ...JSON_TEXT, text: JSON.stringify(found, null, 2) };
}

/** `Fulfillment: service options` → `fulfillment-service-options`. */
function slugOf(topic: string): string {
  return topic.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
}
