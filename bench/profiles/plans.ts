import pg from 'pg';
import { SchemaText } from '../../src/storage/engine/schema-text.ts';
import { SCHEMA } from '../prepare.ts';

/** A statement with its parameters. */
export interface Call {
  readonly statement: { readonly name: string; readonly text: string };
  readonly parameters: readonly unknown[];
}

/** Callers run the same statement again and again, so that the plan is the one that stays. */
const REPEATS = 8;
/** As the server's own connections have them (`storage/engine/postgres.ts`). */
const SETTINGS = 'set enable_seqscan to off; set jit to off;';
/** Tells the client the plan of each statement, of those inside functions too. */
const EXPLAIN = `load 'auto_explain'; set client_min_messages to log; set auto_explain.log_min_duration to 0; set auto_explain.log_analyze to on;
  set auto_explain.log_buffers to on; set auto_explain.log_nested_statements to on;`;

/** The plans, with times and buffers, of one call of a prepared statement and of all statements that it runs inside. Needs a superuser. */
export async function explain(url: string, next: () => Promise<Call>): Promise<string[]> {
  const client = new pg.Client(url);
  await client.connect();
  const texts = new SchemaText(SCHEMA);
  const plans: string[] = [];
  const run = async ({ statement, parameters }: Call) => {
    await client.query({ name: statement.name, text: texts.of(statement as never), values: [...parameters] as unknown[] });
  };
  try {
    await client.query(SETTINGS);
    for (let turn = 0; turn < REPEATS; turn++) await run(await next());
    const last = await next();
    await client.query(EXPLAIN);
    client.on('notice', ({ message = '' }) => plans.push(message));
    await run(last);
  } finally {
    await client.end();
  }
  return plans;
}
