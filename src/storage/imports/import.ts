import { statement } from '../engine/types.ts';

type Key = [organizationId: number, bannerId: number, kind: string, fingerprint: string];

/** How far an import has come: everything before `bytes_done` is written, and nothing after it. */
export interface ImportProgress {
  readonly bytes_done: number;
  readonly lines_done: number;
  readonly rows_done: number;
  readonly rows_bad: number;
  /** Length of the list of bad rows, in bytes. */
  readonly error_bytes: number;
}

const KEY = 'organization_id = $1 and banner_id = $2 and kind = $3 and fingerprint = $4';
const PROGRESS = 'bytes_done, lines_done, rows_done, rows_bad, error_bytes';

/** Begins an import, or gives where an unfinished one of the same file stopped. A finished one begins again. */
export const beginImport = statement<[...Key, file: string, at: Date], ImportProgress>(
  'begin_import',
  `insert into cw.imports as i (organization_id, banner_id, kind, fingerprint, file, started_at, updated_at)
   values ($1, $2, $3, $4, $5, $6, $6)
   on conflict (organization_id, banner_id, kind, fingerprint) do update set
     bytes_done = case when i.finished_at is null then i.bytes_done else 0 end,
     lines_done = case when i.finished_at is null then i.lines_done else 0 end,
     rows_done = case when i.finished_at is null then i.rows_done else 0 end,
     rows_bad = case when i.finished_at is null then i.rows_bad else 0 end,
     error_bytes = case when i.finished_at is null then i.error_bytes else 0 end,
     file = excluded.file, updated_at = excluded.updated_at, finished_at = null
   returning ${PROGRESS}`,
);

/** Moves an import on; no row when another process has moved it since. `progress` is JSON of `ImportProgress`. */
export const advanceImport = statement<[...Key, from: number, progress: string, at: Date], { advanced: boolean }>(
  'advance_import',
  `update cw.imports i set (${PROGRESS}) = (
       select ${PROGRESS} from jsonb_to_record($6::jsonb) as p(
         bytes_done bigint, lines_done bigint, rows_done bigint, rows_bad bigint, error_bytes bigint)), updated_at = $7
    where ${KEY} and bytes_done = $5 returning true as advanced`,
);

export const finishImport = statement<[...Key, at: Date], never>(
  'finish_import',
  `update cw.imports set finished_at = $5, updated_at = $5 where ${KEY}`,
);

/** The banners that an import may be for; without an organization those of the server's first one. */
export const findBanners = statement<
  [organization: string | null, banner: string | null],
  { organization_id: number; organization: string; banner_id: number; banner: string; country: 'US' | 'CA' }
>(
  'find_import_banners',
  `select o.id as organization_id, o.slug as organization, b.id as banner_id, b.slug as banner, o.country
     from cw.organizations o join cw.banners b on b.organization_id = o.id
    where o.slug = coalesce($1::text, (select slug from cw.organizations order by id limit 1)) and ($2::text is null or b.slug = $2)
    order by o.id, b.id limit 20`,
);
