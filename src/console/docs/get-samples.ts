import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { listAssignments } from '../../storage/console/assignment.ts';
import { defineRoute } from '../route.ts';

/** The samples of an operation with the organization's own development server in them, and the client id asked for. */
export const getSamples = defineRoute({
  id: 'console.samples.get',
  method: 'GET',
  path: '/api/samples/{operation_id}',
  access: 'view',
  params: Type.Object({ operation_id: RequiredText('Id of the operation.') }),
  query: Type.Object({ client_id: Type.Optional(Type.String({ maxLength: 255, description: 'Client id that the programs use.' })) }),
  response: Type.Object({
    samples: Type.Array(
      Type.Object({
        language: Type.String({ description: '`curl`, `java`, `python`, `go`, `typescript`.' }),
        command: Type.String({ description: 'Runs the file.' }),
        text: Type.String({ description: 'The whole program.' }),
        stretches: Type.Array(
          Type.Object({
            kind: Type.Optional(Type.String({ description: '`s` a text, `c` a comment, `n` a number; plain without.' })),
            text: Type.String(),
          }),
          { description: 'The same, for showing it as the reference does.' },
        ),
      }),
    ),
  }),
  errors: [errors.resourceNotFound],
  async handle({ params, query, session, context }) {
    // Operations and languages are many modules, which a process of the console alone needs for nothing else.
    const [{ operations }, { LANGUAGES, samplesFor }, { stretchesOf }] = await Promise.all([
      import('../../operations/index.ts'),
      import('../../reference/samples/index.ts'),
      import('../../reference/site/highlight.ts'),
    ]);
    const operation = operations.find(({ id }) => id === params.operation_id);
    if (!operation) throw new ApiError(errors.resourceNotFound);
    const rows = await context.database.query(listAssignments, [session.organization.id]);
    const url = rows.find(({ environment }) => environment === 'development')?.url;
    const values = { ...(url ? { url } : {}), ...(query.client_id ? { client_id: query.client_id } : {}) };
    return {
      samples: (Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]).map((language) => {
        const { command, text } = samplesFor(operation, { language, values });
        return { language, command, text, stretches: stretchesOf(language === 'curl' ? 'bash' : language, text) };
      }),
    };
  },
});
