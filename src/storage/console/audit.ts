import { statement } from '../engine/types.ts';

export interface AuditRow {
  readonly id: number;
  readonly at: number;
  readonly actor: string;
  readonly operation: string;
  readonly target: string;
  readonly environment: 'development' | 'production' | null;
  readonly status: number;
  readonly address: string;
  readonly request_id: string;
}

export const insertAuditEntry = statement<
  [
    organizationId: number | null,
    accountId: number | null,
    actor: string,
    operation: string,
    target: string,
    environment: string | null,
    status: number,
    address: string,
    requestId: string,
    now: Date,
  ]
>(
  'console_insert_audit_entry',
  `insert into cw.audit_entries (organization_id, account_id, actor, operation, target, environment, status, address, request_id, at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

type Filters = [before: number | null, actor: string | null, operation: string | null, environment: string | null, limit: number];

const COLUMNS = 'id, at, actor, operation, target, environment, status, address, request_id';
const FILTERS = `($2::bigint is null or id < $2) and ($3::text is null or actor = $3)
   and ($4::text is null or starts_with(operation, $4)) and ($5::text is null or environment = $5)`;

/** Newest first. */
export const listAuditEntries = statement<[organizationId: number, ...Filters], AuditRow>(
  'console_list_audit_entries',
  `select ${COLUMNS} from cw.audit_entries where organization_id = $1 and ${FILTERS} order by id desc limit $6`,
);

/** What concerns one account and no organization: sign-ins, passwords. */
export const listOwnAuditEntries = statement<[accountId: number, ...Filters], AuditRow>(
  'console_list_own_audit_entries',
  `select ${COLUMNS} from cw.audit_entries where account_id = $1 and organization_id is null and ${FILTERS} order by id desc limit $6`,
);
