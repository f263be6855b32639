import type { JsonSchema } from '../../json-schema.ts';
import type { Row } from '../document.ts';
import { limitsOf, typeName } from '../fields.ts';

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}
type Components = Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;

/** Path, query and header parameters; the two headers that go without saying come first. */
export function parameterRows(described: JsonSchema, components: Components): Row[] {
  const own = ((described.parameters ?? []) as JsonSchema[]).map((one) => resolved(one, components) as unknown as Parameter);
  const rows = own.map(({ name, in: place, required = false, description = '', schema }): Row => {
    const whole = resolved(schema, components);
    const said = [description || ((whole.description as string | undefined) ?? ''), limitsOf(whole)].filter(Boolean).join(' ');
    return { id: `parameter-${name.toLowerCase()}`, cells: [`\`${name}\``, place, typeName(whole), required ? 'Yes' : 'No', said] };
  });
  const authorization: Row = {
    id: 'parameter-authorization',
    cells: ['`Authorization`', 'header', 'string', 'Yes', '`Bearer` and the token ([Authentication](authentication)).'],
  };
  return [...(described.security === undefined ? [] : [authorization]), ...rows];
}

function resolved(node: JsonSchema, components: Components): JsonSchema {
  const [, kind, name] = /^#\/components\/(\w+)\/(.+)$/.exec(String(node.$ref ?? '')) ?? [];
  return kind === undefined ? node : components[kind]![name!]!;
}
