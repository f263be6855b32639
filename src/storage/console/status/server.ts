import { statement } from '../../engine/types.ts';

/** A server of the pool as the status page names it. */
export interface StatusServerRow {
  readonly id: number;
  readonly environment: 'development' | 'production';
  readonly url: string;
}

/** All servers, or those of an organization, or those of all organizations of an account; development first. */
export const listStatusServers = statement<[all: boolean, organizationId: number | null, accountId: number | null], StatusServerRow>(
  'console_list_status_servers',
  `select s.id, s.environment, s.url from cw.pool_servers s
    where $1 or s.id in (select x.server_id from cw.assignments x where x.organization_id = $2::integer)
       or s.id in (select x.server_id from cw.assignments x join cw.members m on m.organization_id = x.organization_id
                    where m.account_id = $3::integer)
    order by s.environment, s.id`,
);
