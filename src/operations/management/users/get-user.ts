import { ApiError, errors } from '../../../contract/errors.ts';
import { findManagedUser } from '../../../storage/users/user.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_USER, ManagedUserSchema, managedUserAnswer, UserPath } from './user-answer.ts';

export const getUser = defineOperation({
  id: 'management.users.get',
  method: 'GET',
  path: '/cartwright/v1/users/{user_id}',
  title: 'Get a user',
  description: 'A user that was deleted is answered like one that never was.',
  access: MANAGE,
  params: UserPath,
  response: ManagedUserSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { user_id: EXAMPLE_USER.user_id }, response: EXAMPLE_USER },
  handle: async ({ params, db, tenant }) => {
    const [user] = await db.query(findManagedUser, [tenant.organizationId, params.user_id]);
    if (!user) throw new ApiError(errors.resourceNotFound);
    return managedUserAnswer(user);
  },
});
