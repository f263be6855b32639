import { Type } from '../../../contract/schema.ts';
import { listDepartments as listRows } from '../../../storage/catalogue/read.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';

export const listDepartments = defineOperation({
  id: 'management.departments.list',
  method: 'GET',
  path: '/cartwright/v1/departments',
  title: 'List departments',
  description: "The departments that the banner's products name, by name. List products takes one as a filter.",
  access: MANAGE_BANNER,
  response: Type.Object({
    departments: Type.Array(
      Type.Object({
        name: Type.String({ description: 'As the products name it.' }),
        products: Type.Integer({ description: 'How many products it has.' }),
      }),
    ),
  }),
  errors: [],
  writes: 'none',
  example: { response: { departments: [{ name: 'Bakery', products: 212 }] } },
  handle: async ({ db, tenant }) => ({ departments: await db.query(listRows, [tenant.organizationId, tenant.bannerId]) }),
});
