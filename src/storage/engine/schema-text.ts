import type { Parameter, Statement } from './types.ts';

/** Statements as one schema sees them: `cw.` replaced once per statement, one text per name. */
export class SchemaText {
  readonly quotedSchema: string;
  readonly #byName = new Map<string, { source: string; text: string }>();

  /** Throws RangeError if the schema is not a plain lower-case name (it becomes part of SQL text). */
  constructor(schema: string) {
    if (!/^[a-z_][a-z0-9_]{0,62}$/.test(schema))
      throw new RangeError(`"${schema}" is not a schema name: lower-case letters, digits and _ only.`);
    this.quotedSchema = `"${schema}"`;
  }

  /** SQL text for this schema, not remembered. */
  replace(sql: string): string {
    return sql.replace(/\bcw\./g, `${this.quotedSchema}.`);
  }

  /** Text of a statement. Throws if two statements share a name, since a connection would run the wrong one. */
  of<P extends readonly Parameter[], R>(statement: Statement<P, R>): string {
    if (statement.name === '') return this.replace(statement.text);
    const known = this.#byName.get(statement.name);
    if (known === undefined) {
      const text = this.replace(statement.text);
      this.#byName.set(statement.name, { source: statement.text, text });
      return text;
    }
    if (known.source !== statement.text) throw new Error(`Two statements are named "${statement.name}". Give one of them another name.`);
    return known.text;
  }
}
