-- The application with which the status page asks a server; null: with the pool's own. The secret is sealed.
alter table cw.pool_servers add column probe_client_id text;
alter table cw.pool_servers add column probe_client_secret bytea;
alter table cw.pool_servers add constraint pool_servers_probe check ((probe_client_id is null) = (probe_client_secret is null));
