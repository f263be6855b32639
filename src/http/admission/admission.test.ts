import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Admission, type Ticket } from './admission.ts';

function world(most = 1_000, canFallSilent = true) {
  let now = 0;
  let busy: Ticket | undefined;
  const admission = new Admission({ most, canFallSilent, clock: () => now });
  admission.looked(0);
  return {
    admission,
    /** Nothing to do for so long. */
    rest: (milliseconds: number) => {
      busy?.leave();
      busy = undefined;
      now += milliseconds;
    },
    /** A look every 100 ms, each with so many requests finished since the last. */
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

  test('a database that is far away is not a slow one', () => {
    let now = 0;
    const admission = new Admission({ most: 500, clock: () => now });
    for (let n = 0; n < 1_000; n++) {
      now += 100;
      admission.enter('clients')!.leave();
      const ticket = admission.enter('clients')!;
      admission.looked(180);
      ticket.leave();
    }
    assert.equal(admission.limit, 500);
  });

  test('a burst is taken whole however long it takes, also where it arrives bit by bit', () => {
    const { admission, look } = world(500);
    const held = Array.from({ length: 490 }, () => {
      look(400);
      return admission.enter('clients');
    });
    assert.ok(held.every((ticket) => ticket !== undefined));
    for (let n = 0; n < 20; n++) look(400, 1);
    assert.equal(admission.limit, 64);
  });

  test('a few clients are never too many, however slow the work is', () => {
    const { admission, look, fill } = world();
    const burst = fill();
    for (let n = 0; n < 20; n++) look(2_000);
    for (const ticket of burst) ticket.leave();
    for (let n = 0; n < 5; n++) look(2_000);
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
    look(5);
    for (let delay = 100; delay < 3_000; delay += 100) look(delay, 0, true);
    assert.ok(admission.enter('clients'));
    for (let delay = 3_000; delay < 3_300; delay += 100) look(delay, 0, true);
    admission.enter('clients')?.leave(false);
    look(3_300, 0, true);
    assert.equal(admission.enter('clients'), undefined);
    assert.equal(admission.enter('management'), undefined);
    look(4_000);
    assert.ok(admission.enter('clients'));
    assert.ok(admission.enter('management'));
  });

  test('a database within the process that is busy with one long piece of work lets others wait', () => {
    const { admission, look } = world(1_000, false);
    for (let delay = 100; delay < 20_000; delay += 100) look(delay, 0, true);
    assert.ok(admission.enter('clients'));
  });

  test('a database that is slow to answer and answers others is not silent', () => {
    const { admission, look } = world();
    for (let delay = 100; delay < 8_000; delay += 100) look(delay, 1, true);
    assert.ok(admission.enter('clients'));
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
