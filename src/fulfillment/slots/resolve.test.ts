import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { StoreCalendar } from '../../contract/store.ts';
import { calendar, calendars, requests, times } from './calendars.fixture.ts';
import { type OptionRequest, offeredOptions } from './offer.ts';
import { encodeOptionId, minuteOf, OPTION_KINDS, optionKind } from './option-id.ts';
import { CHECKOUT_MINUTES, resolveOption } from './resolve.ts';

const MINUTE = 60_000;
const at = (text: string) => Date.parse(`2026-05-01T${text}-04:00`);
const everyRequest = (now: number): OptionRequest[] =>
  (['delivery', 'pickup', 'last_mile'] as const).flatMap((fulfillment) =>
    [
      { withEta: false, withPriorityEta: false },
      { withEta: true, withPriorityEta: false },
      { withEta: false, withPriorityEta: true },
    ].map((flags) => ({ now, fulfillment, ...flags, defaultKinds: ['scheduled', 'immediate'] as const })),
  );
const everyOption = (store: StoreCalendar, now: number) => everyRequest(now).flatMap((request) => offeredOptions(store, request));
const scheduledId = (storeNumber: number, startsAt: number) =>
  encodeOptionId({ storeNumber, startMinute: minuteOf(startsAt), kind: optionKind('delivery', 'scheduled') });

test('every offered option resolves to itself at the same time', () => {
  fc.assert(
    fc.property(calendars, requests, (store, request) => {
      for (const option of offeredOptions(store, request)) assert.deepEqual(resolveOption(store, option.id, request.now), option);
    }),
  );
});

test('an offered option still resolves to itself while the customer checks out, unless it has begun', () => {
  fc.assert(
    fc.property(calendars, requests, fc.integer({ min: 0, max: (CHECKOUT_MINUTES - 1) * MINUTE }), (store, request, later) => {
      const now = request.now + later;
      for (const option of offeredOptions(store, request)) {
        const begun = option.type === 'scheduled' && option.startsAt <= now;
        assert.deepEqual(resolveOption(store, option.id, now), begun ? 'past' : option);
      }
    }),
  );
});

test('nothing resolves that no listing of the checkout time showed', () => {
  const candidates = fc.oneof(
    fc.record({
      kind: fc.constantFrom(...OPTION_KINDS.filter(({ type, length = 0 }) => type !== 'scheduled' && length < 3)),
      away: fc.integer({ min: -20, max: 1 }),
    }),
    fc.record({
      kind: fc.constantFrom(...OPTION_KINDS.filter(({ type }) => type === 'scheduled')),
      away: fc.oneof(
        fc.integer({ min: 0, max: 6 }).map((half) => half * 30),
        fc.integer({ min: 0, max: 8 * 24 }).map((hour) => hour * 60),
      ),
    }),
  );
  fc.assert(
    fc.property(calendars, times, candidates, (store, time, { kind, away }) => {
      const now = Math.floor(time / MINUTE) * MINUTE;
      const from = kind.type === 'scheduled' ? now - (now % (30 * MINUTE)) : now;
      const id = encodeOptionId({ storeNumber: store.number, startMinute: minuteOf(from) + away, kind });
      const resolved = resolveOption(store, id, now);
      if (typeof resolved === 'string') return;
      const shown = Array.from({ length: CHECKOUT_MINUTES + 1 }, (_, ago) => everyOption(store, now - ago * MINUTE)).flat();
      assert.ok(shown.some((option) => option.id === id));
    }),
    { numRuns: 300 },
  );
});

test('ids of another store and numbers that are no ids are unknown', () => {
  fc.assert(
    fc.property(calendars, requests, fc.integer({ min: 1, max: 2 ** 22 - 1 }), fc.maxSafeInteger(), (store, request, other, number) => {
      const options = offeredOptions({ ...store, number: other === store.number ? 1 + (other % (2 ** 22 - 1)) : other }, request);
      for (const { id } of options.slice(0, 20)) assert.equal(resolveOption(store, id, request.now), 'unknown');
      assert.equal(typeof resolveOption(store, number, request.now), 'string');
    }),
  );
  for (const id of [0, -1, 0.5, Number.NaN, 2 ** 53, 1280750203]) assert.equal(resolveOption(calendar(), id, at('09:35:00')), 'unknown');
});

test('an immediate option is past 15 minutes after it was listed and keeps its end until then', () => {
  const store = calendar();
  const [immediate] = offeredOptions(store, everyRequest(at('09:35:40'))[0]!);
  assert.deepEqual(resolveOption(store, immediate!.id, at('09:50:00')), immediate);
  assert.equal(immediate!.endsAt, at('11:35:00'));
  assert.equal(resolveOption(store, immediate!.id, at('09:50:01')), 'past');
  assert.equal(resolveOption(store, immediate!.id, at('09:34:59')), 'not_offered');
});

test('a scheduled option is past once its window has begun', () => {
  const store = calendar({}, { lead_minutes: 0 });
  assert.equal(typeof resolveOption(store, scheduledId(7, at('11:00:00')), at('10:59:59')), 'object');
  assert.equal(resolveOption(store, scheduledId(7, at('11:00:00')), at('11:00:00')), 'past');
});

test('a window inside the lead time is not offered once the time to check out is over', () => {
  const store = calendar();
  const id = scheduledId(7, at('14:00:00'));
  assert.equal(typeof resolveOption(store, id, at('13:15:00')), 'object');
  assert.equal(resolveOption(store, id, at('13:15:01')), 'not_offered');
});

test('a window offered for want of an ETA slot resolves while the customer checks out, though the ETA comes or goes meanwhile', () => {
  const store = calendar({}, { lead_minutes: 150 });
  const resolved = (start: string, now: string) => typeof resolveOption(store, scheduledId(7, at(start)), at(now));
  assert.equal(resolved('09:00:00', '08:05:00'), 'object');
  assert.equal(resolved('09:00:00', '08:14:59'), 'object');
  assert.equal(resolved('09:00:00', '08:16:00'), 'string');
  assert.equal(resolved('20:00:00', '19:30:00'), 'string');
  assert.equal(resolved('20:00:00', '19:31:00'), 'object');
});

test('windows off the step, outside opening hours or beyond the horizon are not offered', () => {
  const store = calendar();
  for (const start of [
    at('14:30:00'),
    at('14:01:00'),
    at('21:00:00'),
    at('14:00:00') + 7 * 86_400_000,
    at('14:00:00') + 700 * 86_400_000,
  ]) {
    assert.equal(resolveOption(store, scheduledId(7, start), at('09:35:00')), 'not_offered');
  }
});

test('a changed policy decides at once, since it comes as a new calendar', () => {
  const id = scheduledId(7, at('14:00:00'));
  assert.equal(typeof resolveOption(calendar(), id, at('09:35:00')), 'object');
  const closed = calendar({ exceptions: [{ date: '2026-05-01', periods: [] }] });
  assert.equal(resolveOption(closed, id, at('09:35:00')), 'not_offered');
});
