import type { DocumentedError, Operation, Parameter } from './document.ts';

export function topicMarkdown(topic: string, operations: readonly Operation[]): string {
  const rows = operations.map(({ id, title, method, path }) => `| ${title} | \`${method} ${path}\` | \`${id}\` |`);
  return [`# ${topic}`, '', '| operation | path | id |', '|---|---|---|', ...rows, ''].join('\n');
}

export function operationMarkdown(operation: Operation): string {
  const { id, title, description, method, path, scopes, deprecated, parameters, headers, body, answer, errors } = operation;
  return [
    `# ${title}${deprecated ? ' (deprecated)' : ''}`,
    `\`${method} ${path}\`, operation \`${id}\`${scopes.length === 0 ? '' : `, scope \`${scopes.join('`, `')}\``}`,
    description,
    section('Parameters', parameters.map(parameterLine)),
    section(
      'Headers',
      headers.map((name) => `- \`${name}\``),
    ),
    body && `## Body${body.required ? '' : ' (optional)'}\n\n${code(body.example)}\n\nSchema:\n\n${code(body.schema)}`,
    answer?.example === undefined ? undefined : `## Answer\n\n${code(answer.example)}`,
    section('Errors', errors.map(errorLine)),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
    .concat('\n');
}

const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? undefined : `## ${title}\n\n${lines.join('\n')}`);
const code = (value: unknown) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;
const parameterLine = ({ name, in: place, required, description = '' }: Parameter) =>
  `- \`${name}\` (${place}${required ? ', required' : ''}) ${description}`.trimEnd();
const errorLine = ({ status, message, key }: DocumentedError) => `- ${status} ${message}${key === null ? '' : ` (key \`${key}\`)`}`;
