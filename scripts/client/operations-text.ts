import type { Operation } from '../../src/operations/define.ts';
import { takesIdempotencyKey } from '../../src/reference/error-responses.ts';
import type { JsonSchema } from '../../src/reference/json-schema.ts';
import type { OpenApiDocument } from '../../src/reference/openapi.ts';
import { docText, literal, nameText, typeText } from './schema-text.ts';

/** An operation with what the OpenAPI document says of it. */
interface Described {
  readonly operation: Operation;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly schema: JsonSchema; readonly required: boolean } | undefined;
  readonly response: JsonSchema;
  /** Where the function is found in the client, its own name last: `orders`, `createDelivery`. */
  readonly path: readonly string[];
  /** `FulfillmentOrdersCreateDelivery`. */
  readonly name: string;
}

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export function describe(operations: readonly Operation[], document: OpenApiDocument): Described[] {
  return operations.map((operation) => {
    const found = document.paths[operation.path]![operation.method.toLowerCase()] as {
      parameters: (Parameter | { $ref: string })[];
      requestBody?: { required: boolean; content: Content };
      responses: Record<string, { content: Content }>;
    };
    const { requestBody, responses } = found;
    const [api, ...rest] = operation.id.split('.').map(camelCase);
    return {
      operation,
      parameters: found.parameters.filter((one): one is Parameter => 'name' in one),
      body: requestBody && { schema: schemaOf(requestBody.content), required: requestBody.required },
      response: schemaOf(responses['200']!.content),
      // The Fulfillment API is what most calls are of: `client.orders.get`, and not `client.fulfillment.orders.get`.
      path: api === 'fulfillment' ? rest : [api!, ...rest],
      name: operation.id.split('.').map(camelCase).map(capital).join(''),
    };
  });
}

type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

/** JSON, or else the file. */
const schemaOf = (content: Content) => (content['application/json'] ?? Object.values(content)[0]!).schema;

/** Types of all shared schemas, and of each operation's body and answer. */
export function typesText(described: readonly Described[], document: OpenApiDocument): string {
  const shared = Object.entries(document.components.schemas!).filter(([name]) => !name.endsWith('Envelope') && name !== 'OAuthError');
  const own = described.flatMap(({ name, body, response, operation }) => [
    ...(body && hasOwnType(body.schema) ? [declaration(`${name}Body`, body.schema, `Body of \`${operation.id}\`.`)] : []),
    ...(hasOwnType(response) ? [declaration(`${name}Answer`, response, `Answer of \`${operation.id}\`.`)] : []),
  ]);
  return [...shared.map(([name, schema]) => declaration(name, schema, schema.description)), ...own].join('\n');
}

function declaration(name: string, schema: JsonSchema, description: unknown): string {
  const text = typeText(schema);
  const head = docText(description, '');
  return text.startsWith('{') && text.endsWith('}')
    ? `${head}export interface ${name} ${text}\n`
    : `${head}export type ${name} = ${text};\n`;
}

/** Method, path and habits of each operation, which the transport needs. */
export function tableText(described: readonly Described[]): string {
  const rows = described.map(({ operation, parameters }) => {
    const { id, method, path, writes, access, internalIds, upload, download } = operation;
    const query = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
    const entries = [
      `method: ${literal(method)}`,
      `path: ${literal(path)}`,
      `bearer: ${access === null ? 'null' : literal(access.credential ?? 'token')}`,
      `repeat: ${literal(writes === 'none' ? 'always' : takesIdempotencyKey(operation) ? 'with_key' : 'never')}`,
      ...(query.length === 0 ? [] : [`query: [${query.map(literal).join(', ')}]`]),
      ...(upload === undefined ? [] : [`upload: ${literal(upload.mediaType)}`]),
      ...(download === undefined ? [] : [`download: ${literal(download)}`]),
      ...(access === null || access.banner === 'none' ? [] : ['banner: true']),
      ...(internalIds ? ['internalIds: true'] : []),
    ];
    return `  ${literal(id)}: { ${entries.join(', ')} },\n`;
  });
  return `export const OPERATIONS = {\n${rows.join('')}} as const satisfies Readonly<Record<string, OperationFacts>>;\n\nexport type OperationId = keyof typeof OPERATIONS;\n`;
}

/** Request and answer of each operation by its id. */
export function signaturesText(described: readonly Described[]): string {
  const rows = described.map(
    (one) => `  ${literal(one.operation.id)}: { request: ${requestText(one, '  ')}; answer: ${answerType(one)} };\n`,
  );
  return `/** Request and answer of each operation. */\nexport interface Signatures {\n${rows.join('')}}\n`;
}

/** The functions of the client, in groups. */
export function functionsText(described: readonly Described[]): string {
  const root: Group = new Map();
  for (const one of described) {
    let group = root;
    for (const part of one.path.slice(0, -1)) {
      if (!group.has(part)) group.set(part, new Map());
      const inner = group.get(part)!;
      if (!(inner instanceof Map)) throw new Error(`${one.operation.id}: ${part} is a function and a group.`);
      group = inner;
    }
    const last = one.path.at(-1)!;
    if (group.has(last)) throw new Error(`${one.operation.id}: another operation is called ${one.path.join('.')}.`);
    group.set(last, one);
  }
  return `/** A function for each operation, in groups; what they send goes through \`call\`. */\nexport function operationsBy(call: Call) {\n  return ${groupText(root, '  ')};\n}\n`;
}

type Group = Map<string, Group | Described>;

function groupText(group: Group, indent: string): string {
  const inner = `${indent}  `;
  const members = [...group].map(([name, member]) =>
    member instanceof Map ? `${inner}${nameText(name)}: ${groupText(member, inner)},\n` : functionText(name, member, inner),
  );
  return `{\n${members.join('')}${indent}}`;
}

function functionText(name: string, one: Described, indent: string): string {
  const { id, title, method, path, deprecated } = one.operation;
  const doc = `${title}: \`${method} ${path}\`.${deprecated ? `\n@deprecated until ${deprecated.sunset}.` : ''}`;
  const optional = !one.parameters.some(({ required }) => required) && one.body?.required !== true;
  const request = `request: Signatures[${literal(id)}]['request']${optional ? ' = {}' : ''}`;
  return `${docText(doc, indent)}${indent}${nameText(name)}: (${request}, options?: CallOptions) => call(${literal(id)}, request, options),\n`;
}

function requestText({ parameters, body, name }: Described, indent: string): string {
  const names = parameters.map((one) => one.name);
  if (new Set(names).size !== names.length || names.includes('body')) throw new Error(`${name}: two parameters have one name.`);
  const inner = `${indent}  `;
  const members = parameters.map(
    (one) => `${docText(one.description, inner)}${inner}${nameText(one.name)}${one.required ? '' : '?'}: ${typeText(one.schema, inner)};\n`,
  );
  if (body) members.push(`${inner}body${body.required ? '' : '?'}: ${hasOwnType(body.schema) ? `${name}Body` : typeText(body.schema)};\n`);
  return members.length === 0 ? 'Record<string, never>' : `{\n${members.join('')}${indent}}`;
}

function answerType({ response, name }: Described): string {
  return hasOwnType(response) ? `${name}Answer` : typeText(response);
}

/** Neither shared nor a file. */
const hasOwnType = (schema: JsonSchema) => typeof schema.$ref !== 'string' && schema.format !== 'binary';
const camelCase = (text: string) => text.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
const capital = (text: string) => `${text[0]?.toUpperCase()}${text.slice(1)}`;
