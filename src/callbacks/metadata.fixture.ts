import { Ajv } from 'ajv';
import { type Database, statement } from '../storage/engine/index.ts';
import { METADATA } from './metadata.ts';

const ajv = new Ajv({ allErrors: true, strict: false });
ajv.addFormat('iso-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);

/** Not those of deleted users, which have lost their links and names. */
const allEvents = statement<[], { name: string; metadata: unknown }>(
  '',
  `select distinct e.name, e.metadata from cw.events e
    where not exists (select from cw.orders o where o.id = e.order_ref and o.user_id like 'deleted-%')`,
);

/** Events in the database whose metadata are not as they are described, and how many were looked at by name. */
export async function undescribedEvents(database: Database): Promise<{ problems: string[]; seen: Record<string, number> }> {
  const seen: Record<string, number> = {};
  const problems: string[] = [];
  for (const { name, metadata } of await database.query(allEvents, [])) {
    if (name === 'cartwright.test') continue;
    seen[name] = (seen[name] ?? 0) + 1;
    const schema = METADATA[name];
    if (!schema) problems.push(`${name} is not described`);
    else if (!ajv.validate(schema, metadata)) problems.push(`${name} ${ajv.errorsText()} ${JSON.stringify(metadata)}`);
  }
  return { problems, seen };
}
