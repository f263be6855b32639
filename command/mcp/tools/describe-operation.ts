import type { Operation } from '../document.ts';
import { BadArguments } from '../failure.ts';
import { objectOf, READS, type Tool } from '../tool.ts';
import { unknownOperation } from './call-operation.ts';

export const describeOperation: Tool = {
  name: 'describe_operation',
  title: 'Describe an operation',
  description:
    'Everything needed to call an operation: parameters, schema and example of the body, example of the answer, scope, all errors.',
  inputSchema: objectOf(
    {
      operation_id: { type: 'string', description: 'Id of the operation, e.g. `fulfillment.orders.create_delivery`.' },
      with_answer_schema: { type: 'boolean', description: 'Also the schema of the answer, which may be long. Default false.' },
    },
    ['operation_id'],
  ),
  outputSchema: {
    ...objectOf(
      {
        operation_id: { type: 'string' },
        title: { type: 'string' },
        method: { type: 'string' },
        path: { type: 'string' },
        parameters: { type: 'array', items: { type: 'object' } },
        errors: { type: 'array', items: { type: 'object' } },
      },
      ['operation_id', 'title', 'method', 'path', 'parameters', 'errors'],
    ),
    additionalProperties: true,
  },
  annotations: READS,
  async call({ operation_id, with_answer_schema = false }, { document }) {
    const operation = document.operation(operation_id as string);
    if (operation === undefined) throw new BadArguments(unknownOperation(operation_id as string));
    return descriptionOf(operation, with_answer_schema as boolean);
  },
};

function descriptionOf(operation: Operation, withSchema: boolean): Record<string, unknown> {
  const { id, title, description, topic, method, path, scopes, deprecated, parameters, headers, body, answer, errors } = operation;
  return {
    ...{ operation_id: id, title, ...(description === undefined ? {} : { description }), topic, method, path },
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(deprecated ? { deprecated } : {}),
    parameters,
    headers,
    ...(body === undefined ? {} : { body }),
    ...(answer?.example === undefined ? {} : { answer_example: answer.example }),
    ...(withSchema && answer !== undefined ? { answer_schema: answer.schema } : {}),
    errors,
  };
}
