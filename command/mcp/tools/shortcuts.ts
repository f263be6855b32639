import type { OperationId } from '../../../client/index.ts';
import type { Document, JsonSchema, Operation } from '../document.ts';
import { type ObjectSchema, objectOf, type Tool } from '../tool.ts';
import { argumentsOf, type CallArguments } from './arguments.ts';
import { callOperation, onlyReads } from './calling.ts';

/** What people use all day, as tools of their own. All else about them is the operation's. */
const SHORTCUTS = {
  advance_clock: 'management.clock.advance',
  list_events: 'management.events.list',
  list_orders: 'management.orders.list',
  get_order: 'management.orders.get',
  list_requests: 'management.requests.list',
  get_request: 'management.requests.get',
  start_automatic_shopper: 'management.automatic_shopper.start',
  create_fault: 'management.faults.create',
  reset: 'management.reset',
} as const satisfies Record<string, OperationId>;

/** Beyond those with the method DELETE. */
const DESTRUCTIVE: ReadonlySet<string> = new Set<OperationId>(['management.reset']);

export function shortcuts(document: Document): Tool[] {
  return Object.entries(SHORTCUTS).map(([name, id]) => {
    const operation = document.operation(id);
    if (operation === undefined) throw new Error(`openapi.json has no operation ${id}.`);
    return shortcut(name, operation);
  });
}

function shortcut(name: string, operation: Operation): Tool {
  const { id, title, description, method, parameters } = operation;
  const names = new Set(parameters.map((one) => one.name));
  const reads = onlyReads(operation);
  return {
    name,
    title,
    description: `${title}${description === undefined ? '' : `. ${description}`} Operation \`${id}\`.`,
    inputSchema: inputOf(operation),
    outputSchema: objectOf({ answer: { type: 'object', additionalProperties: true } }),
    annotations: {
      readOnlyHint: reads,
      destructiveHint: method === 'DELETE' || DESTRUCTIVE.has(id),
      idempotentHint: reads || method === 'PUT' || method === 'DELETE',
      openWorldHint: false,
    },
    async call(args, context) {
      const { server, retailer_id, idempotency_key, ...rest } = args as CallArguments & Record<string, unknown>;
      const aside = Object.entries({ server, retailer_id, idempotency_key }).filter(
        ([key, value]) => value !== undefined && !names.has(key),
      );
      const own = { ...rest, ...(names.has('retailer_id') && retailer_id !== undefined ? { retailer_id } : {}) };
      const part = (inside: boolean) => Object.fromEntries(Object.entries(own).filter(([key]) => names.has(key) === inside));
      const request = { parameters: part(true), ...(operation.body === undefined ? {} : { body: part(false) }) };
      return { answer: await callOperation(operation, request, Object.fromEntries(aside), context) };
    },
  };
}

/** Parameters and members of the body side by side, since a flat object is what assistants fill in best. */
function inputOf(operation: Operation): ObjectSchema {
  const { parameters, body } = operation;
  const { properties = {}, required = [] } = (body?.schema ?? {}) as { properties?: Record<string, JsonSchema>; required?: string[] };
  const named = parameters.map(({ name, schema, description }) => [
    name,
    { ...schema, ...(description === undefined ? {} : { description }) },
  ]);
  const needed = [...parameters.filter((one) => one.required).map(({ name }) => name), ...required];
  const { server, ...aside } = argumentsOf(operation);
  return objectOf({ ...aside, ...properties, ...Object.fromEntries(named), server: server! }, needed);
}
