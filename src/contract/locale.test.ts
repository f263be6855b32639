import assert from 'node:assert/strict';
import { test } from 'node:test';
import { negotiateLocale, parseLocale } from './locale.ts';

test('the country decides which languages count, and its default fills in', () => {
  assert.equal(negotiateLocale('fr-CA', 'CA'), 'fr-CA');
  assert.equal(negotiateLocale('fr-CA', 'US'), 'en-US');
  assert.equal(negotiateLocale(undefined, 'CA'), 'en-CA');
  assert.equal(negotiateLocale('de-DE', 'CA'), 'en-CA');
  assert.equal(negotiateLocale('fr-CA', undefined), 'fr-CA');
});

test('q-weights are honoured', () => {
  assert.equal(negotiateLocale('en-CA;q=0.3, fr-CA;q=0.8', 'CA'), 'fr-CA');
  assert.equal(negotiateLocale('fr-CA;q=0, en-CA;q=0.1', 'CA'), 'en-CA');
  assert.equal(negotiateLocale('*', 'CA'), 'en-CA');
});

test('underscore, case and bare French are understood', () => {
  assert.equal(parseLocale('FR_ca'), 'fr-CA');
  assert.equal(parseLocale('fr'), 'fr-CA');
  assert.equal(parseLocale('de'), undefined);
});
