import {
  type CallToolResult,
  type Tool as ListedTool,
  ProtocolError,
  ProtocolErrorCode,
  ResourceNotFoundError,
  Server,
} from '@modelcontextprotocol/server';
import { Ajv, type ValidateFunction } from 'ajv';
import type { Connection } from './connection.ts';
import type { Document } from './document.ts';
import { failureOf } from './failure.ts';
import { shown, withoutSecrets } from './masking.ts';
import { RESOURCE_TEMPLATES, readResource, resourcesOf } from './resources.ts';
import type { Tool } from './tool.ts';
import { toolsOf } from './tools/index.ts';

const PAGE = 100;

const INSTRUCTIONS = [
  'Cartwright is a self-hosted implementation of the Instacart Connect platform (API v2): stores, time slots, orders, shoppers, callbacks.',
  'Find operations with `list_operations`, read them with `describe_operation`, call them with `call_operation`.',
  '`place_order` makes a whole order; `advance_clock` lives through what would take hours; `list_events` shows what a webhook would be sent; `list_requests` shows what code under test has asked and was answered.',
  'Errors carry the API’s own envelope: `meta.key` names the parameter. On production the test clock, faults, reset and the Sandbox API do not exist.',
].join(' ');

/** Tools and resources over one connection. The low-level class, since tools are data with JSON Schemas, and lists come in pages. */
export function createServer(version: string, document: Document, connection: Connection, log: (line: string) => void): Server {
  const info = { name: 'cartwright', title: 'Cartwright', version };
  const server = new Server(info, { capabilities: { tools: {}, resources: {} }, instructions: INSTRUCTIONS });
  const tools = toolsOf(document);
  const resources = resourcesOf(document);
  const valid = validators();
  const hidden = (value: unknown) => shown(value, connection.secrets);
  const unforeseen = (error: unknown) => {
    const text = withoutSecrets(error instanceof Error ? (error.stack ?? error.message) : String(error), connection.secrets);
    log(text);
    return { message: 'The tool failed for a reason that nobody foresaw; the log of the MCP server has it.' };
  };

  server.setRequestHandler('tools/list', ({ params }) => {
    const { items, nextCursor } = pageOf(tools, params?.cursor);
    return { tools: items.map(({ call, ...listed }) => listed as ListedTool), ...nextCursor };
  });
  server.setRequestHandler(
    'tools/call',
    async ({ params: { name, arguments: args = {} } }, { mcpReq: { signal } }): Promise<CallToolResult> => {
      const tool = tools.find((one) => one.name === name);
      if (tool === undefined) throw new ProtocolError(ProtocolErrorCode.InvalidParams, `There is no tool ${name}.`);
      const problem = valid(tool, args);
      if (problem !== undefined) return result({ message: problem }, true);
      try {
        return result(hidden(await tool.call(args, { connection, document, signal })), false);
      } catch (error) {
        signal.throwIfAborted();
        return result(hidden(failureOf(error) ?? unforeseen(error)), true);
      }
    },
  );
  server.setRequestHandler('resources/list', ({ params }) => {
    const { items, nextCursor } = pageOf(resources, params?.cursor);
    return { resources: items, ...nextCursor };
  });
  server.setRequestHandler('resources/templates/list', () => ({ resourceTemplates: RESOURCE_TEMPLATES }));
  server.setRequestHandler('resources/read', async ({ params: { uri } }, { mcpReq: { signal } }) => {
    const contents = await readResource(uri, { connection, document, signal }).catch((error) => {
      const { message, answer } = (failureOf(error) ?? unforeseen(error)) as { message?: string; answer?: unknown };
      throw new ProtocolError(ProtocolErrorCode.InternalError, message ?? JSON.stringify(hidden(answer)));
    });
    if (contents === undefined) throw new ResourceNotFoundError(uri);
    return { contents: [contents] };
  });
  return server;
}

/** Errors are text alone: structured content has to keep to the tool's output schema. */
function result(value: unknown, isError: boolean): CallToolResult {
  const content = [{ type: 'text' as const, text: JSON.stringify(value) }];
  return isError ? { content, isError } : { content, structuredContent: value as Record<string, unknown> };
}

/** What is wrong with a tool's arguments, if anything is. Schemas are compiled when they are first needed. */
function validators(): (tool: Tool, args: unknown) => string | undefined {
  // Formats and limits of the operations' own are the API's to check, with its own words.
  const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false });
  const compiled = new Map<Tool, ValidateFunction>();
  return (tool, args) => {
    const validate = compiled.get(tool) ?? ajv.compile(tool.inputSchema);
    compiled.set(tool, validate);
    if (validate(args)) return undefined;
    const problems = (validate.errors ?? []).map(({ instancePath, message, params }) => {
      const { additionalProperty } = params as { additionalProperty?: string };
      return `${instancePath || 'arguments'} ${message}${additionalProperty === undefined ? '' : `: ${additionalProperty}`}`;
    });
    return `Arguments of ${tool.name}: ${problems.join('; ')}. It takes ${Object.keys(tool.inputSchema.properties).join(', ') || 'none'}.`;
  };
}

/** A page of a list that never changes while the server runs: its cursor is a position. */
function pageOf<T>(list: readonly T[], cursor: string | undefined): { items: T[]; nextCursor: { nextCursor?: string } } {
  const start = cursor === undefined ? 0 : Number(cursor);
  if (!Number.isInteger(start) || start < 0 || start > list.length || cursor === '') {
    throw new ProtocolError(ProtocolErrorCode.InvalidParams, 'The cursor is none of a page before.');
  }
  const end = start + PAGE;
  return { items: list.slice(start, end), nextCursor: end < list.length ? { nextCursor: String(end) } : {} };
}
