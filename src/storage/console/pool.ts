import { statement } from '../engine/types.ts';

export interface PoolServerRow {
  readonly id: number;
  readonly environment: 'development' | 'production';
  readonly name: string;
  readonly url: string;
  readonly ca: string | null;
  readonly client_id: string;
  /** Sealed. */
  readonly client_secret: Buffer;
  /** The application of the status page's probes; null: they use the pool's own. */
  readonly probe_client_id: string | null;
  /** Sealed. */
  readonly probe_client_secret: Buffer | null;
  readonly takes_new: boolean;
  readonly organizations: number;
}

const COLUMNS = `p.id, p.environment, p.name, p.url, p.ca, p.client_id, p.client_secret,
  p.probe_client_id, p.probe_client_secret, p.takes_new,
  (select count(*) from cw.assignments a where a.server_id = p.id)::integer as organizations`;

/** A server that is known by its name keeps its assignments when its URL or credentials change. */
export const savePoolServer = statement<
  [environment: string, name: string, url: string, ca: string | null, clientId: string, sealed: Buffer, now: Date],
  { id: number }
>(
  'console_save_pool_server',
  `insert into cw.pool_servers as p (environment, name, url, ca, client_id, client_secret, created_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (environment, name) do update set
     url = excluded.url, ca = excluded.ca, client_id = excluded.client_id, client_secret = excluded.client_secret
   returning id`,
);

export const saveProbeApplication = statement<[id: number, clientId: string, sealed: Buffer]>(
  'console_save_probe_application',
  'update cw.pool_servers set probe_client_id = $2, probe_client_secret = $3 where id = $1',
);

export const listPool = statement<[], PoolServerRow>(
  'console_list_pool',
  `select ${COLUMNS} from cw.pool_servers p order by p.environment, p.id`,
);

/** The server of an environment that takes new organizations and has the fewest. */
export const choosePoolServer = statement<[environment: string], PoolServerRow>(
  'console_choose_pool_server',
  `select ${COLUMNS} from cw.pool_servers p where p.environment = $1 and p.takes_new order by organizations, p.id limit 1`,
);

export const findPoolServer = statement<[id: number], PoolServerRow>(
  'console_find_pool_server',
  `select ${COLUMNS} from cw.pool_servers p where p.id = $1`,
);

export const openPoolServer = statement<[id: number, takesNew: boolean], { id: number }>(
  'console_open_pool_server',
  'update cw.pool_servers set takes_new = $2 where id = $1 returning id',
);

/** No row when it is not there, or organizations are assigned to it. */
export const deletePoolServer = statement<[id: number], { id: number }>(
  'console_delete_pool_server',
  'delete from cw.pool_servers p where id = $1 and not exists (select from cw.assignments a where a.server_id = p.id) returning id',
);
