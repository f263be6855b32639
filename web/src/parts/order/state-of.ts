/** Where an order stands; one that is over may keep the last state in which a shopper had it. */
export const stateOf = ({ status, workflow_state }: { readonly status: string; readonly workflow_state: string }): string =>
  status === 'delivered' || status === 'canceled' ? status : workflow_state;

export const isOver = (order: { readonly status: string; readonly workflow_state: string }): boolean =>
  ['delivered', 'canceled'].includes(stateOf(order));
