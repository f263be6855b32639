import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listWorkflows } from './list-workflows.ts';

interface Answer {
  readonly workflows: readonly {
    batch_type: string;
    kind: string;
    from: string[];
    steps: { batch_state: string; workflow_state: string }[];
  }[];
  readonly outside_batches: readonly { kind: string; workflow_states: string[] }[];
}
const tables = listWorkflows.handle({} as never) as Answer;

test('every state of an order can be reached from how it is created by the workflows of its kind', () => {
  for (const { kind, workflow_states } of tables.outside_batches) {
    const reached = new Set(workflow_states);
    const known = new Set(workflow_states);
    for (const flow of tables.workflows.filter((one) => one.kind === kind)) for (const step of flow.steps) known.add(step.workflow_state);
    for (let grew = true; grew; ) {
      const before = reached.size;
      for (const flow of tables.workflows) {
        if (flow.kind === kind && flow.from.some((state) => reached.has(state)))
          for (const step of flow.steps) reached.add(step.workflow_state);
      }
      grew = reached.size > before;
    }
    assert.deepEqual([...known].sort(), [...reached].sort(), kind);
  }
});
