import { after, describe } from 'node:test';
import { applicationCases } from './cases/applications.ts';
import { badInputCases } from './cases/bad-input.ts';
import { capacityCases } from './cases/capacity.ts';
import { cartCases } from './cases/carts.ts';
import { catalogueCases } from './cases/catalogue.ts';
import { dispatchCases } from './cases/dispatch.ts';
import { idempotencyCases } from './cases/idempotency.ts';
import { languageCases } from './cases/languages.ts';
import { managedStoreCases } from './cases/managed-stores.ts';
import { oauthCases } from './cases/oauth.ts';
import { oddJsonCases } from './cases/odd-json.ts';
import { orderChangeCases } from './cases/order-changes.ts';
import { orderCases } from './cases/orders.ts';
import { pickupAndLastMileCases } from './cases/pickup-and-last-mile.ts';
import { postCheckoutCases } from './cases/post-checkout.ts';
import { reserveCases } from './cases/reserve.ts';
import { restrictedGoodsCases } from './cases/restricted-goods.ts';
import { slotCases } from './cases/slots.ts';
import { storeCases } from './cases/stores.ts';
import { storyCases } from './cases/story.ts';
import { tenantCases } from './cases/tenants.ts';
import { transportCases } from './cases/transport.ts';
import { userCases } from './cases/users.ts';
import { seed } from './support/names.ts';
import type { Target } from './support/target.ts';
import { openWorld } from './support/world.ts';

/** Every case, against one server. */
export async function runSuite(name: string, target: Target): Promise<void> {
  const world = await openWorld(target);
  describe(`acceptance on ${name}, seed ${seed}`, () => {
    after(() => world.close());
    describe('the first order', () => storyCases(world));
    describe('OAuth', () => oauthCases(world));
    describe('users and addresses', () => userCases(world));
    describe('find stores', () => storeCases(world));
    describe('time slots', () => slotCases(world));
    describe('pickup and last mile', () => pickupAndLastMileCases(world));
    describe('carts', () => cartCases(world));
    describe('catalogue', () => catalogueCases(world));
    describe('alcohol and medication', () => restrictedGoodsCases(world));
    describe('reservations', () => reserveCases(world));
    describe('orders', () => orderCases(world));
    describe('idempotency keys', () => idempotencyCases(world));
    describe('update, tip and cancel', () => orderChangeCases(world));
    describe('capacity', () => capacityCases(world));
    describe('dispatch and replacements', () => dispatchCases(world));
    describe('after the checkout', () => postCheckoutCases(world));
    describe('managed stores', () => managedStoreCases(world));
    describe('managed applications', () => applicationCases(world));
    describe('tenants and banners', () => tenantCases(world));
    describe('languages', () => languageCases(world));
    describe('bad input', () => badInputCases(world));
    describe('odd JSON', () => oddJsonCases(world));
    describe('transport', () => transportCases(world));
  });
}
