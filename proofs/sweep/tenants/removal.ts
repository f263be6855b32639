import type { SweptServer } from '../server.ts';
import { changed, type Table } from '../tables.ts';
import { type Memory, Sandbox } from './sandbox.ts';
import type { Organization } from './world.ts';

type Owned = (organization: Organization) => (table: Table) => string | undefined;

/** What a deletion of the other organization leaves of it, and takes of mine; nothing when it is right. */
export async function removal(
  server: SweptServer,
  tables: readonly Table[],
  rowsOf: Owned,
  memory: Memory,
  [mine, theirs]: readonly [Organization, Organization],
): Promise<string[]> {
  const request = {
    method: 'DELETE',
    url: `/cartwright/v1/organizations/${theirs.slug}`,
    headers: { authorization: `Bearer ${mine.token}` },
  } as const;
  const look = async (organization: Organization, name: string) => {
    const sandbox = await Sandbox.open(server, tables, rowsOf(organization), memory, name);
    return { before: sandbox.untouched.others, ...(await sandbox.play(request)) };
  };
  const of = 'management.organizations.delete';
  const ofTheirs = await look(theirs, 'removed');
  if (ofTheirs.answer.status !== 200) return [`${of} was answered ${ofTheirs.answer.status} ${ofTheirs.answer.text}`];
  const left = Object.keys(ofTheirs.others).filter((table) => !ofTheirs.others[table]!.startsWith('0:'));
  const ofMine = await look(mine, 'kept');
  const taken = changed(ofMine.before, ofMine.others);
  return [
    ...(left.length === 0 ? [] : [`${of} leaves rows in ${left.join(', ')}`]),
    ...(taken.length === 0 ? [] : [`${of} changed rows of another organization in ${taken.join(', ')}`]),
  ];
}
