import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, ok } from '../support/expect.ts';
import { FLAGSTAFF } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { userPath } from '../support/retailer.ts';
import type { World } from '../support/world.ts';

const FRENCH_BLANK = 'ne peut pas être vide';

export function languageCases({ demo, banners }: World): void {
  const skip = !banners && 'no Canadian organization named';
  const missingName = (retailer: typeof demo, language: string) =>
    retailer.post('/v2/fulfillment/users', { user_id: unique('user') }, { 'accept-language': language });

  test('a Canadian retailer is answered in French when it asks for it', { skip }, async () => {
    for (const language of ['fr-CA', 'fr', 'FR-ca', 'en-CA;q=0.4, fr-CA;q=0.8', 'de, fr-CA;q=0.1', 'en;q=0, fr-CA']) {
      invalid(await missingName(banners!, language), 'first_name', FRENCH_BLANK);
    }
    const answer = await banners!.get(`${userPath(unique('nobody'))}/orders`, { 'accept-language': 'fr-CA' });
    invalid(answer, 'user_id', 'Utilisateur introuvable');
  });

  test('otherwise it is answered in Canadian English', { skip }, async () => {
    for (const language of ['en-CA', 'en-US', 'de-DE', '*', 'fr-CA;q=0', 'fr-CA;q=0.5, en-CA', ',;,q=', '']) {
      invalid(await missingName(banners!, language), 'first_name', BLANK);
    }
    const address = { ...FLAGSTAFF, postal_code: 'X' };
    invalid(await banners!.post(`${userPath(unique('ca'))}/addresses`, address), 'postal_code', 'is not a valid postal code');
  });

  test('a retailer of the United States is answered in American English whatever it asks for', async () => {
    for (const language of ['fr-CA', 'fr', 'en-CA', 'de', 'en-US']) invalid(await missingName(demo, language), 'first_name', BLANK);
    const address = { ...FLAGSTAFF, postal_code: 'X' };
    const answer = await demo.post(`${userPath(unique('us'))}/addresses`, address, { 'accept-language': 'en-CA' });
    invalid(answer, 'postal_code', 'is not a valid zip code');
  });

  test('an order has the language of its locale, else that of the request', { skip }, async () => {
    const { location_code } = await banners!.newStore();
    const userId = await banners!.newUser();
    const hold = async () => banners!.hold(userId, (await banners!.scheduled(userId, { location_code })).at(-1)!);
    assert.equal(ok(await banners!.order(userId, await hold())).locale, 'en_CA');
    assert.equal(ok(await banners!.order(userId, await hold(), {}, { 'accept-language': 'fr-CA' })).locale, 'fr_CA');
    assert.equal(ok(await banners!.order(userId, await hold(), { locale: 'en-CA' }, { 'accept-language': 'fr-CA' })).locale, 'en_CA');
    assert.equal(ok(await banners!.order(userId, await hold(), { locale: 'fr-CA' })).locale, 'fr_CA');
  });
}
