import { ApiError, errors } from '../../../../contract/errors.ts';
import { RetailerId, Type } from '../../../../contract/schema.ts';
import { deleteKey as deleteRow } from '../../../../storage/applications/key.ts';
import { defineOperation, MANAGE } from '../../../define.ts';
import { EmptyResponse } from '../../../mount.ts';
import { ApplicationPath, EXAMPLE_APPLICATION } from '../application-answer.ts';
import { EXAMPLE_KEY } from './key-answer.ts';

export const deleteKey = defineOperation({
  id: 'management.applications.keys.delete',
  method: 'DELETE',
  path: '/cartwright/v1/applications/{client_id}/keys/{key_id}',
  title: 'Delete a public key of an application',
  description: 'Assertions that the key signed are refused from now on. Tokens that they gave stay valid until they expire.',
  access: MANAGE,
  params: Type.Object({ ...ApplicationPath.properties, key_id: RetailerId('Id of the key.') }),
  response: EmptyResponse,
  errors: [errors.resourceNotFound],
  writes: 'transaction',
  example: { params: { client_id: EXAMPLE_APPLICATION.client_id, key_id: EXAMPLE_KEY.key_id }, response: {} },
  handle: async ({ params, db, tenant }) => {
    const [gone] = await db.query(deleteRow, [tenant.organizationId, params.client_id, params.key_id]);
    if (!gone) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});
