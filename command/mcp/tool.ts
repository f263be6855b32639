import type { ToolAnnotations } from '@modelcontextprotocol/server';
import type { Connection } from './connection.ts';
import type { Document, JsonSchema } from './document.ts';

/** What a tool acts on. */
export interface Context {
  readonly connection: Connection;
  readonly document: Document;
  /** Ends the call when the client cancels it. */
  readonly signal: AbortSignal;
}

export interface Tool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  readonly annotations: ToolAnnotations;
  /** `args` are valid by `inputSchema`. What it throws becomes an error of the tool (`failureOf`). */
  call(args: Record<string, unknown>, context: Context): Promise<Record<string, unknown>>;
}

export type ObjectSchema = JsonSchema & { readonly type: 'object'; readonly properties: Readonly<Record<string, JsonSchema>> };

/** The schema of an object with these members and no others. */
export function objectOf(properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): ObjectSchema {
  return { type: 'object', properties, ...(required.length === 0 ? {} : { required }), additionalProperties: false };
}

/** Nothing outside of the platform is touched. */
export const READS: ToolAnnotations = { readOnlyHint: true, openWorldHint: false };
