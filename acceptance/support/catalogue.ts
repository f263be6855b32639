import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import type { Answer } from './client.ts';
import { ok } from './expect.ts';
import type { Retailer } from './retailer.ts';

const SUBMISSIONS = '/cartwright/v1/catalogue/submissions';

export interface Submission {
  readonly submission_id: number;
  readonly state: 'received' | 'processing' | 'completed' | 'failed';
  readonly errors: readonly { readonly index: number; readonly meta: { readonly key: string } }[];
}

/** The submission that an accepted answer belongs to, once it is processed. */
export async function processed(retailer: Retailer, answer: Answer): Promise<Submission> {
  assert.deepEqual(ok(answer), {});
  for (;;) {
    const list = await retailer.get<{ submissions: Submission[] }>(`${SUBMISSIONS}?request_id=${answer.headers['x-request-id']}`);
    const [one] = ok(list).submissions;
    assert.ok(one);
    if (one.state === 'completed' || one.state === 'failed')
      return ok(await retailer.get<Submission>(`${SUBMISSIONS}/${one.submission_id}`));
    // A tight loop would only meet the rate limit.
    await wait(20);
  }
}
