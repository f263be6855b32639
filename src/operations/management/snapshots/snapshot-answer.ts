import { join } from 'node:path';
import { ApiError, errors } from '../../../contract/errors.ts';
import { type Static, Type } from '../../../contract/schema.ts';
import { findOrganization } from '../../../storage/organizations/organization.ts';
import { findSnapshot, type SnapshotHeader, SnapshotRefused, type StoredSnapshot } from '../../../storage/snapshots/snapshot-file.ts';
import type { Context, Toolbox } from '../../define.ts';

export const MEDIA_TYPE = 'application/gzip';
export const MOST_SNAPSHOTS = 100;

export const SnapshotName = Type.String({
  maxLength: 64,
  pattern: '\\S',
  description: 'Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit.',
});
export const SnapshotPath = Type.Object({ name: SnapshotName });

export const SnapshotSchema = Type.Object({
  name: Type.String({ description: 'Its name.' }),
  organization: Type.String({ description: 'Slug of the organization.' }),
  size: Type.Integer({ description: 'Bytes of the file.' }),
  taken_at: Type.String({ description: 'When it was taken, on the wall. ISO 8601.' }),
  clock_at: Type.String({ description: "What the organization's clock showed then. ISO 8601." }),
  schema: Type.Integer({ description: 'Version of the tables: the number of the last migration.' }),
  counts: Type.Unsafe<Record<string, number>>({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Rows by table.',
  }),
  checksum: Type.String({ description: 'SHA-256 of the rows: the same for the same state.' }),
});

export const EXAMPLE_SNAPSHOT: Static<typeof SnapshotSchema> = {
  name: 'before-the-rush',
  organization: 'demo',
  size: 812_345,
  taken_at: '2026-05-06T16:00:00.000Z',
  clock_at: '2026-05-06T16:00:00.000Z',
  schema: 14,
  counts: { stores: 2_604, products: 4_218, users: 3, orders: 12, events: 61 },
  checksum: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
};

export function snapshotAnswer(name: string, size: number, header: SnapshotHeader): Static<typeof SnapshotSchema> {
  const { organization, taken_at, clock_at, schema, counts, checksum } = header;
  return { name, organization, size, taken_at, clock_at, schema: schema.at(-1) ?? 0, counts, checksum };
}

export function requireName(name: string): string {
  if (!/^[a-z0-9][a-z0-9_-]{0,63}$/.test(name)) throw new ApiError(errors.snapshotName);
  return name;
}

type Scope = Pick<Context<unknown, unknown, unknown>, 'environment' | 'tenant'>;

/** The folder of the organization's snapshots, and what else the process has for development. */
export async function snapshotsOf({ environment, tenant }: Scope): Promise<{ folder: string; slug: string; toolbox: Toolbox }> {
  const { toolbox, database } = environment;
  if (!toolbox) throw new Error('The server was started without a toolbox.');
  const [organization] = await database.query(findOrganization, [tenant.organizationId]);
  // Slugs are letters, digits and hyphens, and so may stand in paths.
  return { folder: join(toolbox.snapshots, organization!.slug), slug: organization!.slug, toolbox };
}

/** A snapshot of the name; 404 where there is none. */
export async function requireSnapshot(folder: string, name: string): Promise<StoredSnapshot> {
  const found = await asApiErrors(() => findSnapshot(folder, requireName(name)));
  if (!found) throw new ApiError(errors.snapshotNotFound);
  return found;
}

const REFUSALS = {
  damaged: errors.snapshotDamaged,
  schema: errors.snapshotOfOtherSchema,
  organization: errors.snapshotOfOtherOrganization,
  ids: errors.snapshotIdsTaken,
};

/** What storage refuses is answered in the words of the API. */
export async function asApiErrors<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof SnapshotRefused) throw new ApiError(REFUSALS[error.reason], { values: error.values });
    throw error;
  }
}
