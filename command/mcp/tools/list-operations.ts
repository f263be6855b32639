import type { Document, Operation } from '../document.ts';
import { BadArguments } from '../failure.ts';
import { objectOf, READS, type Tool } from '../tool.ts';

const LIMIT = 25;

export const listOperations: Tool = {
  name: 'list_operations',
  title: 'Find operations',
  description:
    'Finds operations of the Connect API, the Sandbox API and the Management API by words (of id, title, path or description) or by topic. Without either: the topics.',
  inputSchema: objectOf({
    words: { type: 'string', description: 'Words to look for, e.g. `cancel order`; what has them all comes first.' },
    topic: { type: 'string', description: 'A topic, as named by a call without arguments, e.g. `Fulfillment: orders`.' },
    after: { type: 'string', description: '`next_cursor` of the page before.' },
  }),
  outputSchema: objectOf({
    topics: {
      type: 'array',
      description: 'All topics, where neither words nor a topic were given.',
      items: objectOf({ topic: { type: 'string' }, operations: { type: 'integer' } }, ['topic', 'operations']),
    },
    operations: {
      type: 'array',
      items: objectOf(Object.fromEntries(['operation_id', 'title', 'method', 'path', 'topic'].map((name) => [name, { type: 'string' }])), [
        'operation_id',
        'title',
        'method',
        'path',
        'topic',
      ]),
    },
    next_cursor: { type: ['string', 'null'], description: 'Pass it as `after` for the next page; null on the last page.' },
  }),
  annotations: READS,
  async call({ words, topic, after }, { document }) {
    if (words === undefined && topic === undefined) return { topics: topicsOf(document) };
    if (topic !== undefined && !document.topics.includes(topic as string)) {
      throw new BadArguments(`There is no topic ${topic}; the topics are ${document.topics.join('; ')}.`);
    }
    const start = after === undefined ? 0 : Number(after);
    if (!Number.isInteger(start) || start < 0) throw new BadArguments('`after` is no cursor of an answer before.');
    const inTopic = document.operations.filter((one) => topic === undefined || one.topic === topic);
    const found = words === undefined ? inTopic : ranked(inTopic, words as string);
    const end = start + LIMIT;
    return {
      operations: found
        .slice(start, end)
        .map(({ id, title, method, path, topic: of }) => ({ operation_id: id, title, method, path, topic: of })),
      next_cursor: end < found.length ? String(end) : null,
    };
  },
};

function topicsOf({ topics, operations }: Document) {
  return topics.map((topic) => ({ topic, operations: operations.filter((one) => one.topic === topic).length }));
}

/** Those with any of the words, those with most of them first; a word of the id or the title counts more than one of the text. */
function ranked(operations: readonly Operation[], words: string): Operation[] {
  const wanted = words
    .toLowerCase()
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== '');
  const score = ({ id, title, path, topic, description = '', deprecated }: Operation) => {
    const name = `${id} ${title}`.toLowerCase();
    const rest = `${path} ${topic} ${description}`.toLowerCase();
    const points = wanted.map((word) => (name.includes(word) ? 3 : rest.includes(word) ? 2 : 0));
    const all = points.every((one) => one > 0) ? 100 : 0;
    const sum = points.reduce<number>((total, one) => total + one, 0);
    return sum === 0 ? 0 : all + sum - (deprecated ? 1 : 0);
  };
  return operations
    .map((one) => ({ one, points: score(one) }))
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points)
    .map(({ one }) => one);
}
