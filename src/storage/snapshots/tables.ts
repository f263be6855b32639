/**
 * What a reset and a snapshot make of each table of a server's schema. A table that is in neither list fails tables.test.ts: whoever
 * adds one says here what becomes of its rows.
 */

/** Rows that come and go with the orders, or what an operator sets up: settings, stores, catalogue. */
export type Group = 'activity' | 'setup';

export interface OrganizationTable {
  readonly table: string;
  readonly group: Group;
  /** Of the rows of organization `{organization}`, alias `t`; by the column `organization_id` where not said. */
  readonly where?: string;
  /** Whether snapshots hold the rows. Others are removed by a restore, as by a reset. */
  readonly inSnapshot: boolean;
  /** Columns that a snapshot leaves out, since the database fills them anew. */
  readonly own?: readonly string[];
  /** Columns whose values a restore translates: SQL over the row `r` and the map of banner ids `$3`. */
  readonly translated?: Readonly<Record<string, string>>;
  /** What gives the ids that clients see. */
  readonly ids?: IdSequence;
}

export interface IdSequence {
  readonly sequence: string;
  /** The greatest number of the sequence in rows `t`, as SQL. */
  readonly greatest: string;
  /** How far beyond the server's own numbers those of a snapshot may lie, so that none of them uses the sequence up. */
  readonly reach: number;
}

const REACH = 1_000_000_000;
const ids = (sequence: string, column = 'id', reach = REACH): { ids: IdSequence } => ({
  ids: { sequence, greatest: `max(t.${column})`, reach },
});

const OF_APPLICATIONS = 't.application_id in (select a.id from cw.applications a where a.organization_id = {organization})';

/** In the order of a restore. */
export const ORGANIZATION_TABLES: readonly OrganizationTable[] = [
  { table: 'stores', group: 'setup', inSnapshot: true, ...ids('stores_number_seq', 'number', 100_000) },
  { table: 'products', group: 'setup', inSnapshot: true, ...ids('products_id_seq') },
  { table: 'product_codes', group: 'setup', inSnapshot: true },
  { table: 'store_items', group: 'setup', inSnapshot: true },
  // How far imports from files have come: after a restore they would be wrong about the catalogue.
  { table: 'imports', group: 'setup', inSnapshot: false },
  { table: 'users', group: 'activity', inSnapshot: true, ...ids('users_id_seq') },
  { table: 'customers', group: 'activity', inSnapshot: true, ...ids('customers_id_seq') },
  { table: 'account_links', group: 'activity', inSnapshot: true },
  { table: 'shoppers', group: 'activity', inSnapshot: true, ...ids('shoppers_id_seq') },
  { table: 'batches', group: 'activity', inSnapshot: true, ...ids('batches_id_seq') },
  { table: 'slot_windows', group: 'activity', inSnapshot: true },
  { table: 'slot_units', group: 'activity', inSnapshot: true },
  { table: 'holds', group: 'activity', inSnapshot: true, ...ids('hold_ids') },
  {
    table: 'orders',
    group: 'activity',
    inSnapshot: true,
    ids: { sequence: 'orders_id_seq', greatest: 'greatest(max(t.id), (select max(a.id) from cw.archived_orders a))', reach: REACH },
  },
  { table: 'archived_orders', group: 'activity', inSnapshot: true },
  {
    table: 'events',
    group: 'activity',
    inSnapshot: true,
    own: ['xid'],
    ids: { sequence: 'event_numbers', greatest: '(max(t.id) - 1152921504606846976) / 1024', reach: REACH },
  },
  { table: 'chat_messages', group: 'activity', inSnapshot: true, ...ids('chat_messages_id_seq') },
  // Deliveries belong to webhooks, which are the installation's own: their secrets are encrypted with its key.
  { table: 'deliveries', group: 'activity', inSnapshot: false, ...ids('deliveries_id_seq') },
  { table: 'delivery_attempts', group: 'activity', inSnapshot: false, ...ids('delivery_attempts_id_seq') },
  { table: 'catalogue_submissions', group: 'activity', inSnapshot: true, ...ids('catalogue_submissions_id_seq') },
  {
    table: 'due_work',
    group: 'activity',
    inSnapshot: true,
    own: ['id', 'claimed_until'],
    translated: { subject: "case when r.kind = 'catalogue.submission' then $3::jsonb->>r.subject else r.subject end" },
    ids: { sequence: 'due_work_id_seq', greatest: 'max(0)', reach: REACH },
  },
  // Whoever advances the clock loses its turn, and the rest of the advance.
  { table: 'due_turns', group: 'activity', inSnapshot: false },
  // The automatic shopper begins anew: what it had in hand is activity, that it is on at all would surprise after a reset.
  { table: 'automatic_shoppers', group: 'activity', inSnapshot: false },
  { table: 'shopper_runs', group: 'activity', inSnapshot: false },
  { table: 'pos_transactions', group: 'activity', inSnapshot: true },
  { table: 'product_pages', group: 'activity', inSnapshot: true },
  // Access of users and customers, who are gone. That of applications stays, the caller's own too.
  {
    table: 'tokens',
    group: 'activity',
    where: 't.organization_id = {organization} and (t.user_id is not null or t.customer_id is not null)',
    inSnapshot: false,
  },
  { table: 'authorization_codes', group: 'activity', inSnapshot: false },
  // They name applications, which no snapshot holds.
  { table: 'consents', group: 'activity', inSnapshot: false },
  { table: 'customer_sessions', group: 'activity', inSnapshot: false },
  { table: 'customer_sign_in_tries', group: 'activity', inSnapshot: false },
  // The same sequence of calls may send the same assertions and keys again.
  { table: 'used_assertions', group: 'activity', where: OF_APPLICATIONS, inSnapshot: false },
  { table: 'idempotency_keys', group: 'activity', where: OF_APPLICATIONS, inSnapshot: false },
];

/** What stays through resets and restores, each with the reason. Of `organizations` the test clock and, with the setup, the settings go. */
export const KEPT_TABLES: Readonly<Record<string, string>> = {
  organizations: 'who the organization is',
  banners: 'tokens, stores and clients name them',
  applications: 'access to the API',
  application_keys: 'access to the API',
  api_keys: 'access to the developer platform',
  webhooks: 'where callbacks go',
  usage: 'what was asked of the server, by the wall',
  invalidations: 'what other processes have to forget; of the whole server',
  tidied: 'how far tidying up has come; of the whole server',
  schema_migrations: 'the schema; of the whole server',
};

/** The condition on a table's rows `t`. An organization's id is a number of ours, and so may stand in SQL text. */
export function rowsOf({ where = 't.organization_id = {organization}' }: OrganizationTable, organizationId: number): string {
  return where.replaceAll('{organization}', String(Math.trunc(organizationId)));
}
