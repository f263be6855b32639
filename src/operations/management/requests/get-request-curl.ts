import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { curlCommand } from './curl.ts';
import { EXAMPLE_REQUEST, RequestPath } from './fields.ts';
import { findRequest } from './finding.ts';

export const getRequestCurl = defineOperation({
  id: 'management.requests.curl',
  method: 'GET',
  path: '/cartwright/v1/requests/{request_id}/curl',
  title: 'Get a request as a cURL command',
  description:
    'For a POSIX shell. `$CARTWRIGHT_TOKEN` stands for the token (`$CARTWRIGHT_API_KEY` for an API key) and `$CARTWRIGHT_CA` for the file of ' +
    'the certificate authority, as `env.sh` of the data directory sets it.',
  access: MANAGE,
  params: RequestPath,
  response: Type.Object({
    command: Type.String({ description: 'The command, over several lines.' }),
    complete: Type.Boolean({ description: 'False: something of the request is masked or was too long to keep.' }),
  }),
  errors: [errors.resourceNotFound, errors.tooLong, errors.inspectorOff],
  writes: 'none',
  example: {
    params: { request_id: EXAMPLE_REQUEST.request_id },
    response: {
      command: `curl --cacert "$CARTWRIGHT_CA" \\\n  --request POST \\\n  'https://localhost:8443${EXAMPLE_REQUEST.path}' \\\n  --header "Authorization: Bearer $CARTWRIGHT_TOKEN"`,
      complete: true,
    },
  },
  handle: async ({ params, environment, tenant }) => {
    const found = await findRequest(environment, tenant, params.request_id);
    const { requestBody } = found.rest;
    return { command: curlCommand(found, environment.url), complete: !(requestBody?.masked || requestBody?.truncated) };
  },
});
