import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { calendar, calendars, times } from './calendars.fixture.ts';
import { contains } from './interval.ts';
import { type OfferedOption, offeredOptions } from './offer.ts';
import { choicesFor, sameDayChoices } from './requested-window.ts';
import { HOUR } from './zone.ts';

const NOW = Date.parse('2026-06-01T12:00:00Z');
const at = (hour: number) => Date.parse('2026-06-02T04:00:00Z') + hour * HOUR;
const windows = { fulfillment: 'last_mile', withEta: false, withPriorityEta: false, defaultKinds: ['scheduled'] } as const;
const options = offeredOptions(calendar(), { now: NOW, ...windows });
const hours = (choices: ReturnType<typeof choicesFor>) =>
  choices.map(({ option, window }) => [
    ((option as OfferedOption).startsAt - at(0)) / HOUR,
    (window.startsAt - at(0)) / HOUR,
    (window.endsAt - at(0)) / HOUR,
  ]);

describe('windows for a request', () => {
  test('options that contain it serve it as it is, the closest start first', () => {
    assert.deepEqual(hours(choicesFor({ startsAt: at(13), endsAt: at(14) }, options)), [
      [13, 13, 14],
      [12, 13, 14],
    ]);
  });

  test('where none contains it, the options inside it serve a part, the soonest first', () => {
    assert.deepEqual(hours(choicesFor({ startsAt: at(13), endsAt: at(16) }, options)), [
      [13, 13, 15],
      [14, 14, 16],
    ]);
  });

  test('outside the opening hours there is none', () => {
    assert.deepEqual(choicesFor({ startsAt: at(2), endsAt: at(3) }, options), []);
  });

  test('the alternatives are the offered windows of the local date, the soonest first', () => {
    const choices = hours(sameDayChoices('2026-06-02', options));
    assert.deepEqual([choices[0], choices.at(-1), choices.length], [[8, 8, 10], [20, 20, 22], 13]);
  });

  test('property: a window promised lies in its option and in the one requested, and no option comes twice', () => {
    const ends = fc.tuple(fc.integer({ min: 0, max: 150 }), fc.integer({ min: 1, max: 8 }));
    fc.assert(
      fc.property(calendars, times, ends, (store, now, [start, length]) => {
        const offered = offeredOptions(store, { now, ...windows });
        const startsAt = Math.ceil(now / HOUR) * HOUR + start * HOUR;
        const requested = { startsAt, endsAt: startsAt + length * HOUR };
        const choices = choicesFor(requested, offered);
        for (const { option, window } of choices) {
          assert.ok(contains(requested, window) && contains(option as OfferedOption, window));
        }
        assert.equal(new Set(choices.map(({ option }) => option.id)).size, choices.length);
        assert.equal(
          choices.length > 0,
          offered.some((option) => contains(option, requested) || contains(requested, option)),
        );
      }),
      { numRuns: 200 },
    );
  });
});
