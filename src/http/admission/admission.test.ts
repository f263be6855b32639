import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admission, type Ticket } from './admission.ts';

function world(most = 1_000) {
  let now = 0;
  let busy: Ticket | undefined;
  const admission = new Admission({ most, clock: () => now });
  return {
    admission,
    /** A look every 100 ms, each with so many requests finished since the last. */
    /** Nothing to do for so long. */
    rest: (milliseconds: number) => {
      busy?.leave();
      busy = undefined;
      now += milliseconds;
    },
    look: (delay: number, finished = 0, open = false) => {
      busy ??= admission.enter('management');
      for (let n = 0; n < finished; n++) admission.enter('clients')?.leave();
      now += 100;
      admission.looked(delay, open);
    },
    fill: (): Ticket[] => {
      const tickets: Ticket[] = [];
      for (let ticket = admission.enter('clients'); ticket; ticket = admission.enter('clients')) tickets.push(ticket);
      return tickets;
    },
  };
}

describe('admission', () => {
  test('a burst is taken whole up to the bound, and what is beyond it is refused', () => {
    const { admission, fill } = world(500);
    const tickets = fill();
    assert.deepEqual([tickets.length, admission.working, admission.shed], [500, 500, 1]);
    tickets[0]!.leave();
    assert.ok(admission.enter('clients'));
  });

  test('a queue that stands lowers the bound to what is finished within the target', () => {
    const { admission, look } = world();
    for (let n = 0; n < 6; n++) look(400, 300);
    // 3,000 a second, 50 ms.
    assert.equal(admission.limit, 150);
  });

  test('one long pause lowers nothing', () => {
    const { admission, look } = world();
    look(10, 20);
    look(900, 5);
    look(10, 20);
    look(900, 5);
    assert.equal(admission.limit, 1_000);
  });

  test('a few clients are never too many, however slow the work is', () => {
    const { admission, look, fill } = world();
    for (let n = 0; n < 20; n++) look(2_000, 0);
    assert.equal(fill().length, 64);
    assert.equal(admission.limit, 64);
  });

  test('once nothing waits any more the bound rises to where it was', () => {
    const { admission, look } = world();
    for (let n = 0; n < 6; n++) look(400, 300);
    for (let n = 0; n < 20; n++) look(5, 300);
    assert.equal(admission.limit, 1_000);
  });

  test('a server that has nothing to do needs nobody to look', () => {
    const { admission, look, rest, fill } = world();
    for (let n = 0; n < 6; n++) look(400, 300);
    rest(3_000);
    assert.equal(fill().length, 1_000);
    assert.equal(admission.limit, 1_000);
  });

  test('a database that answers nobody is asked by nobody, until it answers', () => {
    const { admission, look } = world();
    look(100, 0, true);
    assert.ok(admission.enter('clients'));
    look(3_100, 0, true);
    assert.equal(admission.enter('clients'), undefined);
    assert.equal(admission.enter('management'), undefined);
    look(4_000);
    assert.ok(admission.enter('clients'));
    assert.ok(admission.enter('management'));
  });

  test('operators have places of their own', () => {
    const { admission, fill } = world();
    fill();
    assert.equal(admission.enter('clients'), undefined);
    assert.ok(admission.enter('management'));
  });

  test('a request that steps aside does not count until it comes back, and leaves once', () => {
    const { admission } = world();
    const ticket = admission.enter('clients')!;
    ticket.stepAside();
    assert.equal(admission.working, 0);
    ticket.comeBack();
    assert.equal(admission.working, 1);
    ticket.leave();
    ticket.leave();
    ticket.comeBack();
    assert.equal(admission.working, 0);
  });
});
