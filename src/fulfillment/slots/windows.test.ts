import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendar, calendars, clockOf, everyDay } from './calendars.fixture.ts';
import { isOpenAt } from './hours.ts';
import { scheduledWindows, windowHolding } from './windows.ts';

const dates = fc.constantFrom('2026-03-07', '2026-03-08', '2026-03-09', '2026-10-31', '2026-11-01', '2026-11-02');
const HOUR = 3_600_000;

function starts(store: ReturnType<typeof calendar>, date: string): string[] {
  return scheduledWindows(store, date).map((window) => clockOf(store.timeZone, window.startsAt).slice(11));
}

test('two-hour blocks start on the hour and overlap hourly: 2–4pm, 3–5pm, 4–6pm, also across DST', () => {
  const store = calendar({ hours: everyDay({ opens: '14:00', closes: '18:00' }) });
  for (const date of ['2026-03-07', '2026-03-08', '2026-03-09', '2026-11-01', '2026-11-02']) {
    const shown = scheduledWindows(store, date).map(({ startsAt, endsAt }) =>
      [startsAt, endsAt].map((at) => clockOf(store.timeZone, at).slice(11)).join('–'),
    );
    assert.deepEqual(shown, ['14:00–16:00', '15:00–17:00', '16:00–18:00'], date);
  }
});

test('windows of a store that never closes run through midnight', () => {
  const store = calendar({ hours: everyDay({ opens: '00:00', closes: '24:00' }) });
  assert.equal(starts(store, '2026-05-01').length, 24);
  assert.equal(starts(store, '2026-05-01').at(-1), '23:00');
});

test('windows after midnight belong to the date on which they start', () => {
  const store = calendar({ hours: everyDay({ opens: '22:00', closes: '03:00' }) });
  assert.deepEqual(starts(store, '2026-05-01'), ['00:00', '01:00', '22:00', '23:00']);
});

test('the hour that the clock skips has no window, the hour that it shows twice has one', () => {
  const store = calendar({ hours: everyDay({ opens: '00:00', closes: '24:00' }) });
  assert.deepEqual(starts(store, '2026-03-08').slice(0, 4), ['00:00', '01:00', '03:00', '04:00']);
  assert.deepEqual(starts(store, '2026-11-01').slice(0, 4), ['00:00', '01:00', '02:00', '03:00']);
});

test('a window lasts its minutes of elapsed time, starts on its step of the local clock and lies in the opening hours', () => {
  fc.assert(
    fc.property(calendars, dates, (store, date) => {
      const { window_minutes, step_minutes } = store.policy;
      let previous = Number.NEGATIVE_INFINITY;
      for (const { startsAt, endsAt, localDate } of scheduledWindows(store, date)) {
        assert.ok(startsAt > previous);
        previous = startsAt;
        assert.equal(endsAt - startsAt, window_minutes * 60_000);
        const [day, clock] = clockOf(store.timeZone, startsAt).split(' ') as [string, string];
        assert.equal(day, date);
        assert.equal(localDate, date);
        assert.equal((Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3))) % step_minutes, 0);
        for (let at = startsAt; at < endsAt; at += HOUR / 4) assert.ok(isOpenAt(store, at));
      }
    }),
  );
});

test('a window of 120 minutes over the change of the clock lasts 120 elapsed minutes', () => {
  const store = calendar({ hours: everyDay({ opens: '00:00', closes: '24:00' }) });
  const spring = scheduledWindows(store, '2026-03-08').find(({ startsAt }) => startsAt === Date.parse('2026-03-08T01:00:00-05:00'))!;
  assert.equal(clockOf(store.timeZone, spring.endsAt), '2026-03-08 04:00');
  const autumn = scheduledWindows(store, '2026-11-01').find(({ startsAt }) => startsAt === Date.parse('2026-11-01T01:00:00-04:00'))!;
  assert.equal(clockOf(store.timeZone, autumn.endsAt), '2026-11-01 02:00');
});

test('a promised time counts against the last window to start that holds it, up to closing time', () => {
  const store = calendar();
  const start = (clock: string) => windowHolding(store, Date.parse(`2026-05-01T${clock}:00-04:00`))?.startsAt;
  assert.equal(start('11:35'), Date.parse('2026-05-01T11:00:00-04:00'));
  assert.equal(start('21:30'), Date.parse('2026-05-01T20:00:00-04:00'));
  assert.equal(start('22:00'), Date.parse('2026-05-01T20:00:00-04:00'));
  assert.equal(start('22:01'), undefined);
});

test('a time promised for after midnight may count against a window of the evening before', () => {
  const store = calendar({ hours: everyDay({ opens: '23:00', closes: '01:00' }) });
  const window = windowHolding(store, Date.parse('2026-05-02T00:30:00-04:00'));
  assert.equal(window?.startsAt, Date.parse('2026-05-01T23:00:00-04:00'));
});
