import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type OpeningPeriod, WEEKDAYS, type WeeklyHours } from '../../../contract/store.ts';
import { compileReader } from '../../../http/validation.ts';
import { periodsProblems, WeeklyHoursSchema, weeklyHoursAnswer, weeklyHoursProblems } from './periods.ts';

const period = (text: string): OpeningPeriod => ({ opens: text.slice(0, 5), closes: text.slice(6) });
const keys = (hours: WeeklyHours) => weeklyHoursProblems(hours).map((problem) => problem.key);

test('periods may touch, and may run past midnight up to the first of the next day', () => {
  assert.deepEqual(keys({ monday: [period('08:00-12:00'), period('12:00-18:00')] }), []);
  assert.deepEqual(keys({ monday: [period('18:00-02:00')], tuesday: [period('02:00-24:00')], wednesday: [period('00:00-00:00')] }), []);
  assert.deepEqual(keys({ sunday: [period('18:00-02:00')], monday: [period('02:00-10:00')] }), []);
});

test('periods that overlap are named, over midnight and over the end of the week too', () => {
  assert.deepEqual(keys({ monday: [period('11:00-13:00'), period('08:00-12:00')] }), ['monday[0]']);
  assert.deepEqual(keys({ monday: [period('18:00-02:00')], tuesday: [period('01:59-10:00')] }), ['tuesday[0]']);
  assert.deepEqual(keys({ sunday: [period('18:00-02:00')], monday: [period('01:00-10:00')] }), ['monday[0]']);
  assert.deepEqual(keys({ friday: [period('08:00-08:00'), period('20:00-21:00')] }), ['friday[1]']);
});

test('24:00 ends a day and begins none', () => {
  assert.deepEqual(keys({ monday: [period('00:00-24:00')] }), []);
  assert.deepEqual(keys({ monday: [period('24:00-08:00')] }), ['monday[0].opens']);
  assert.deepEqual(
    periodsProblems([period('24:00-08:00')], 'periods').map((problem) => problem.key),
    ['periods[0].opens'],
  );
});

test('the periods of an exception are checked for themselves', () => {
  assert.deepEqual(periodsProblems([period('20:00-03:00'), period('08:00-20:00')], 'periods'), []);
  assert.deepEqual(
    periodsProblems([period('08:00-12:00'), period('10:00-11:00')], 'periods').map((problem) => problem.key),
    ['periods[1]'],
  );
});

test('hours are accepted exactly when no minute of the week belongs to two periods', () => {
  const time = fc.nat(23).map((hour) => `${String(hour).padStart(2, '0')}:00`);
  const day = fc.array(fc.record({ opens: time, closes: time }), { maxLength: 2 });
  const week = fc.record(Object.fromEntries(WEEKDAYS.map((weekday) => [weekday, day])));
  fc.assert(
    fc.property(week, (hours: WeeklyHours) => {
      const taken = new Array<number>(7 * 24).fill(0);
      for (const [index, weekday] of WEEKDAYS.entries()) {
        for (const { opens, closes } of hours[weekday] ?? []) {
          const from = Number(opens.slice(0, 2));
          const length = Number(closes.slice(0, 2)) - from;
          const until = from + (length > 0 ? length : length + 24);
          for (let hour = from; hour < until; hour++) taken[(index * 24 + hour) % taken.length]!++;
        }
      }
      assert.equal(
        weeklyHoursProblems(hours).length === 0,
        taken.every((times) => times <= 1),
      );
    }),
  );
});

test('a week is read with at most five periods a day, each with two times', () => {
  const read = compileReader(WeeklyHoursSchema);
  const refusedKey = (body: object) => {
    try {
      read(body);
      return undefined;
    } catch (error) {
      return (error as { key?: string }).key;
    }
  };
  const five = ['00', '02', '04', '06', '08'].map((hour) => period(`${hour}:00-${hour}:30`));
  assert.equal(refusedKey({ monday: five, tuesday: null }), undefined);
  assert.equal(refusedKey({ monday: [...five, period('10:00-11:00')] }), 'monday');
  assert.equal(refusedKey({ monday: [{ opens: '08:00' }] }), 'monday[0].closes');
  assert.equal(refusedKey({ monday: [{ opens: '8:00', closes: '12:00' }] }), 'monday[0].opens');
  assert.equal(refusedKey({ monday: [period('08:00-24:30')] }), 'monday[0].closes');
  assert.deepEqual(weeklyHoursAnswer({ monday: five }).sunday, []);
});
