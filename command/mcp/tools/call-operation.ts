import { BadArguments } from '../failure.ts';
import { objectOf, type Tool } from '../tool.ts';
import { CALL_ARGUMENTS, type CallArguments } from './arguments.ts';
import { callOperation } from './calling.ts';

export const callOperationTool: Tool = {
  name: 'call_operation',
  title: 'Call an operation',
  description:
    'Calls any operation of the API by its id and gives its answer. Take parameters, body and errors from `describe_operation`. Tokens are taken care of. An error of the API comes back as it is, with advice.',
  inputSchema: objectOf(
    {
      operation_id: { type: 'string', description: 'Id of the operation, e.g. `fulfillment.orders.create_delivery`.' },
      params: { type: 'object', description: 'Path parameters by name.', additionalProperties: true },
      query: { type: 'object', description: 'Query parameters by name.', additionalProperties: true },
      body: { type: 'object', description: 'The JSON body.', additionalProperties: true },
      ...CALL_ARGUMENTS,
    },
    ['operation_id'],
  ),
  outputSchema: objectOf({ operation_id: { type: 'string' }, answer: { description: 'The body of the answer.' } }, ['operation_id']),
  annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: false, openWorldHint: false },
  async call(args, context) {
    const { operation_id, params = {}, query = {}, body, ...given } = args as unknown as CallArguments & Wanted;
    const operation = context.document.operation(operation_id);
    if (operation === undefined) throw new BadArguments(unknownOperation(operation_id));
    const answer = await callOperation(operation, { parameters: { ...params, ...query }, body }, given, context);
    return { operation_id, answer };
  },
};

interface Wanted {
  readonly operation_id: string;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

export const unknownOperation = (id: string) => `There is no operation ${id}; find it with \`list_operations\`.`;
