import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendar, calendars, clockOf, everyDay, requests } from './calendars.fixture.ts';
import { isOpenAt } from './hours.ts';
import { type OptionRequest, offeredOptions } from './offer.ts';
import { instantOf } from './option-id.ts';

const at = (text: string) => Date.parse(`2026-05-01T${text}-04:00`);
const request = (changes: Partial<OptionRequest> = {}): OptionRequest => ({
  now: at('09:35:40'),
  fulfillment: 'delivery',
  withEta: false,
  withPriorityEta: false,
  defaultKinds: ['scheduled', 'immediate'],
  ...changes,
});

function listed(store = calendar(), changes: Partial<OptionRequest> = {}): string[] {
  return offeredOptions(store, request(changes)).map(({ type, startsAt, endsAt }) => {
    const [from, until] = [startsAt, endsAt].map((instant) => clockOf(store.timeZone, instant));
    return `${type} ${from!.slice(from!.startsWith('2026-05-01') ? 11 : 0)}–${until!.slice(11)}`;
  });
}

test('within 2 and within 5 hours are counted from the minute of the request: 9:35 → 11:35', () => {
  assert.deepEqual(listed().slice(0, 4), [
    'immediate 09:35–11:35',
    'immediate 09:35–14:35',
    'scheduled 11:00–13:00',
    'scheduled 12:00–14:00',
  ]);
});

test('immediate options are left out where the endpoint offers only scheduled ones', () => {
  assert.equal(listed(calendar(), { defaultKinds: ['scheduled'] })[0], 'scheduled 11:00–13:00');
});

test('ETA options replace immediate ones and come in order of the promised time', () => {
  assert.deepEqual(listed(calendar(), { withEta: true }).slice(0, 2), ['eta 09:35–12:05', 'scheduled 11:00–13:00']);
  assert.deepEqual(listed(calendar(), { withEta: true, withPriorityEta: true }).slice(0, 3), [
    'priority_eta 09:35–11:05',
    'eta 09:35–12:05',
    'scheduled 11:00–13:00',
  ]);
});

test('a priority ETA is offered only if it is at least 30 minutes earlier than the standard one', () => {
  const both = { withEta: true, withPriorityEta: true };
  const policy = (priority_eta_minutes: number) => calendar({}, { eta_minutes: 150, priority_eta_minutes });
  assert.equal(listed(policy(120), both)[0], 'priority_eta 09:35–11:35');
  assert.equal(listed(policy(121), both)[0], 'eta 09:35–12:05');
});

test('without an available ETA slot the scheduled ones begin with the next hour after the request', () => {
  assert.equal(listed(calendar(), { withEta: true, now: at('07:40:00') })[0], 'scheduled 08:00–10:00');
  assert.equal(listed(calendar(), { withEta: false, now: at('07:40:00') })[0], 'scheduled 09:00–11:00');
});

test('the next hour is that of the local clock, half past in UTC for St. John’s', () => {
  const store = calendar({ timeZone: 'America/St_Johns' });
  const now = Date.parse('2026-05-01T07:40:00-02:30');
  assert.equal(listed(store, { withEta: true, now })[0], 'scheduled 08:00–10:00');
});

test('asking for an ETA that the store has not configured does not shorten the lead time', () => {
  assert.equal(listed(calendar({}, { eta_minutes: null }), { withEta: true })[0], 'scheduled 11:00–13:00');
});

test('immediate options need an open store and an end within opening hours', () => {
  assert.equal(listed(calendar(), { now: at('07:59:59') })[0], 'scheduled 09:00–11:00');
  assert.deepEqual(
    listed(calendar(), { now: at('18:30:00') }).filter((option) => option.startsWith('immediate')),
    ['immediate 18:30–20:30'],
  );
  assert.ok(listed(calendar(), { now: at('20:01:00') }).every((option) => option.startsWith('scheduled')));
  assert.equal(listed(calendar(), { now: at('20:00:00') })[0], 'immediate 20:00–22:00');
});

test('a promised time uses the capacity of the window that holds it', () => {
  const [immediate] = offeredOptions(calendar(), request());
  assert.equal(instantOf(immediate!.poolWindowStart), at('11:00:00'));
});

test('a scheduled option starts after the lead time and after the request', () => {
  assert.equal(listed(calendar(), { defaultKinds: ['scheduled'], now: at('10:00:00') })[0], 'scheduled 11:00–13:00');
  const none = calendar({}, { lead_minutes: 0 });
  assert.equal(listed(none, { defaultKinds: ['scheduled'], now: at('10:00:00') })[0], 'scheduled 11:00–13:00');
});

test('options that start before the earliest start are left out', () => {
  assert.equal(listed(calendar(), { earliestStart: at('15:00:00') })[0], 'scheduled 15:00–17:00');
});

test('the horizon counts local dates, today included', () => {
  const days = (horizon_days: number) =>
    new Set(offeredOptions(calendar({}, { horizon_days }), request({ defaultKinds: ['scheduled'] })).map((option) => option.localDate));
  assert.deepEqual([...days(1)], ['2026-05-01']);
  assert.equal(days(7).size, 7);
});

test('a store that is always closed offers nothing', () => {
  assert.deepEqual(listed(calendar({ hours: everyDay() })), []);
});

test('past the last minute that an id can hold, nothing is offered and nothing fails', () => {
  for (const year of [2019, 2083, 2090]) assert.deepEqual(listed(calendar(), { now: Date.UTC(year, 11, 1, 15) }), []);
});

test('one listing is sorted, has no id twice, and each id is a safe integer that survives JSON', () => {
  fc.assert(
    fc.property(calendars, requests, (store, asked) => {
      const options = offeredOptions(store, asked);
      const ids = options.map((option) => option.id);
      assert.equal(new Set(ids).size, ids.length);
      assert.deepEqual(JSON.parse(JSON.stringify(ids)), ids);
      assert.ok(ids.every((id) => Number.isSafeInteger(id) && id > 0));
      for (let index = 1; index < options.length; index++) {
        const [a, b] = [options[index - 1]!, options[index]!];
        assert.ok(a.startsAt < b.startsAt || (a.startsAt === b.startsAt && a.endsAt <= b.endsAt));
      }
    }),
  );
});

test('every option ends within opening hours, starts when the store is open and names a window that holds its end', () => {
  fc.assert(
    fc.property(calendars, requests, (store, asked) => {
      for (const { type, startsAt, endsAt, poolWindowStart, localDate } of offeredOptions(store, asked)) {
        assert.ok(isOpenAt(store, startsAt));
        assert.ok(isOpenAt(store, endsAt - 1));
        const pool = instantOf(poolWindowStart);
        assert.ok(pool <= endsAt && endsAt <= pool + store.policy.window_minutes * 60_000);
        assert.equal(localDate, clockOf(store.timeZone, startsAt).slice(0, 10));
        if (type === 'scheduled') assert.ok(startsAt > asked.now && pool === startsAt);
        else assert.ok(startsAt <= asked.now && asked.now < startsAt + 60_000);
      }
    }),
  );
});

test('immediate and ETA kinds never appear together, and none appears unasked', () => {
  fc.assert(
    fc.property(calendars, requests, (store, asked) => {
      const types = new Set(offeredOptions(store, asked).map((option) => option.type));
      if (!asked.withEta) assert.ok(!types.has('eta'));
      if (!asked.withPriorityEta) assert.ok(!types.has('priority_eta'));
      if (asked.withEta || asked.withPriorityEta || !asked.defaultKinds.includes('immediate')) assert.ok(!types.has('immediate'));
    }),
  );
});
