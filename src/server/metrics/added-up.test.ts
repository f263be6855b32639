import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addUp } from './added-up.ts';
import { startTelemetry } from './telemetry.ts';

test('counts of several processes are added, what they read of one database is told once', async () => {
  const processes = await Promise.all([startTelemetry('1.2.3'), startTelemetry('1.2.3')]);
  const [first, second] = processes;
  for (const [process, at] of [
    [first!, 1_700_000_000_000],
    [second!, 1_700_000_060_000],
  ] as const) {
    process.watch('development', {
      isUp: async () => true,
      backlog: async () => ({ callbacks: { count: 3, seconds: 1.5 } }),
      workers: () => ({ callbacks: at }),
    });
  }
  first!.answered('development')('stores.find', 200, 12);
  second!.answered('development')('stores.find', 200, 30);
  const text = await addUp(await Promise.all(processes.map((process) => process.values())));
  for (const line of [
    'cartwright_request_duration_seconds_count{server="development",operation="stores.find",status="2xx"} 2',
    'cartwright_waiting{server="development",work="callbacks"} 3',
    'cartwright_waiting_oldest_seconds{server="development",work="callbacks"} 1.5',
    'cartwright_worker_last_run_timestamp_seconds{server="development",work="callbacks"} 1700000060',
    'cartwright_database_up{server="development"} 1',
    'cartwright_info{version="1.2.3"} 1',
    'cartwright_processes 2',
  ]) {
    assert.ok(text.includes(line), line);
  }
});
