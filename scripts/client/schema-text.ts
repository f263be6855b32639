import type { JsonSchema } from '../../src/reference/json-schema.ts';

/** What a schema is in TypeScript. `indent` is that of the line on which the text begins. */
export function typeText(schema: JsonSchema, indent = ''): string {
  const { $ref, type, anyOf, enum: values } = schema as { $ref?: string; type?: string | string[]; anyOf?: JsonSchema[]; enum?: unknown[] };
  if ($ref !== undefined) return $ref.slice($ref.lastIndexOf('/') + 1);
  if (anyOf !== undefined && type === undefined) return union(anyOf.map((one) => typeText(one, indent)));
  if (values !== undefined) return union(values.map((value) => literal(value)));
  if (Array.isArray(type)) return union(type.map((one) => typeText({ ...schema, type: one }, indent)));
  switch (type) {
    case 'string':
      return schema.format === 'binary' ? 'Uint8Array' : 'string';
    case 'integer':
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'null':
      return 'null';
    case 'array':
      return arrayText(schema, indent);
    case 'object':
      return objectText(schema, indent);
    default:
      return 'unknown';
  }
}

/** Doc comment of a text, with the line break behind it; empty for no text. */
export function docText(text: unknown, indent: string): string {
  if (typeof text !== 'string' || text === '') return '';
  const lines = text.replaceAll('*/', '*\\/').split('\n');
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} *${line === '' ? '' : ` ${line}`}\n`).join('')}${indent} */\n`;
}

export const nameText = (name: string) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : literal(name));

export const literal = (value: unknown) =>
  typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : JSON.stringify(value);

function union(texts: string[]): string {
  return [...new Set(texts)].join(' | ');
}

function arrayText({ items }: JsonSchema, indent: string): string {
  const text = typeText((items ?? {}) as JsonSchema, indent);
  return / [|&] /.test(text) && !text.startsWith('{') ? `(${text})[]` : `${text}[]`;
}

function objectText(schema: JsonSchema, indent: string): string {
  const {
    properties = {},
    required = [],
    additionalProperties,
  } = schema as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
    additionalProperties?: boolean | JsonSchema;
  };
  const inner = `${indent}  `;
  const members = Object.entries(properties).map(([name, property]) => {
    const mark = required.includes(name) ? '' : '?';
    const doc = property.deprecated === true ? `@deprecated ${property.description}` : property.description;
    return `${docText(doc, inner)}${inner}${nameText(name)}${mark}: ${typeText(property, inner)};\n`;
  });
  if (members.length > 0) return `{\n${members.join('')}${indent}}`;
  const values = typeof additionalProperties === 'object' ? typeText(additionalProperties, inner) : 'unknown';
  return additionalProperties === false ? 'Record<string, never>' : `Record<string, ${values}>`;
}
