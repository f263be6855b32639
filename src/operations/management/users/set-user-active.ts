import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { setUserActive as setRow } from '../../../storage/users/user.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_USER, ManagedUserSchema, managedUserAnswer, UserPath } from './user-answer.ts';

export const setUserActive = defineOperation({
  id: 'management.users.set_active',
  method: 'PATCH',
  path: '/cartwright/v1/users/{user_id}',
  title: 'Make a user active or inactive',
  description:
    'While a user is inactive, operations on the user and on its orders answer `User Not Active`. Nothing is lost: orders that are under way ' +
    'stay as they are, a reserved time slot lapses in its time. A user that was deleted is answered like one that never was, and stays deleted.',
  access: MANAGE,
  params: UserPath,
  body: Type.Object({ active: Type.Boolean({ description: 'Whether the user may be acted for.' }) }),
  response: ManagedUserSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.notABoolean],
  writes: 'one_call',
  example: { params: { user_id: EXAMPLE_USER.user_id }, body: { active: false }, response: { ...EXAMPLE_USER, active: false } },
  handle: async ({ params, body, db, tenant, now }) => {
    const [user] = await db.query(setRow, [tenant.organizationId, params.user_id, body.active, new Date(now)]);
    if (!user) throw new ApiError(errors.resourceNotFound);
    return managedUserAnswer(user);
  },
});
