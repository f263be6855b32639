import { OVER } from '../model/tables.ts';
import { define, NO_USER, record, refused, SUCCESS } from './kit.ts';

export const createUser = define<{ user: string }>('create user', {
  request: (_, { user }) => ({
    method: 'POST',
    path: '/v2/fulfillment/users',
    body: { user_id: user, first_name: 'Jo', phone_number: '+14155550100' },
  }),
  apply: (state, { user }) => {
    if (state.users[user] !== undefined) return { refused: ['400 has already been taken'] };
    state.users[user] = ++state.people;
    return { members: {} };
  },
});

export const deleteUser = define<{ user: string }>('delete user', {
  request: (_, { user }) => ({ method: 'POST', path: `/v2/fulfillment/users/${user}/deletion_requests` }),
  apply: (state, { user }) => {
    const person = state.users[user];
    if (person === undefined) return { refused: [NO_USER] };
    const orders = Object.values(state.orders).filter((order) => order.owner === person);
    const underWay = orders.some((order) => !OVER.includes(order.status));
    const refusal = refused(underWay && '400 The user has an order under way; delete the user after it is completed or canceled');
    if (refusal) return refusal;
    delete state.users[user];
    for (const order of orders) {
      order.gone = true;
      record(order, 'order_updated');
    }
    for (const hold of Object.values(state.holds)) if (hold.owner === person && hold.state === 'active') hold.state = 'canceled';
    return SUCCESS;
  },
});
