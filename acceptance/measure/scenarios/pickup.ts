import { ok } from '../../support/expect.ts';
import { storePath } from '../../support/retailer.ts';
import { inHours, PHONE, type Scenarios } from '../scene.ts';
import { Batch } from '../shopping.ts';
import { place, placePickup } from './orders.ts';
import { HANDLING, ORDER, ofCustomer } from './post-checkout.ts';

const PICKUP = `${ORDER}/pickup`;
const VEHICLE = `PUT ${PICKUP}/vehicle_info`;
const DELEGATE = `PUT ${ORDER}/pickup_delegate`;
const ARRIVED = `POST ${PICKUP}/user_arrived`;
const SCHEDULE = `POST ${PICKUP}/schedule_pickup`;

export const pickupScenarios: Scenarios = {
  'an order is picked up': async (scene) => {
    const { recorder } = scene;
    const { params } = await placePickup(scene);
    const wish = await ofCustomer(scene, params);
    const send = (operation: string, body?: object) => recorder.send(operation, { ...wish, body });
    const call = <T>(operation: string, body?: object) => recorder.call<T>(operation, { ...wish, body });
    await call(`GET ${ORDER}`);
    await call(HANDLING);
    const instruction_images = [{ url: 'https://example.com/parking.png', value: 'Map of the parking spots' }];
    const pickup_instructions = [{ category: 'curbside', instruction: 'Park at P1', instruction_images }];
    ok(await scene.demo.put(`${storePath(scene.location)}/pickup_instructions`, { pickup_instructions }));
    await call(`GET ${PICKUP}/details`);
    await call(`GET ${PICKUP}/vehicle_info`);
    const car = { model: 'Corolla', vehicle_type: 'sedan', license_plate: 'F4K3L1C3NC3', color: 'silver' };
    const echoed = (await call<{ vehicle_info: Record<string, unknown> }>(VEHICLE, { ...car, is_pickup_delegate: false })).vehicle_info;
    for (const [name, value] of Object.entries(car)) recorder.effect(VEHICLE, name, echoed[name] === value);
    await call(`GET ${PICKUP}/vehicle_info`);
    const noDelegate = { is_pickup_delegate: true };
    recorder.provoke(VEHICLE, '*', await send(VEHICLE, { ...car, ...noDelegate }), 'without a delegate');
    recorder.provoke(ARRIVED, 'Params error', await send(ARRIVED, {}));

    const shopping = await Batch.generate(scene, 'pickup', params);
    await shopping.advance('picking', 'staged');
    const { workflow_state } = await call<{ workflow_state: string }>(`GET ${ORDER}`);
    if (workflow_state !== 'ready_for_pickup') recorder.problems.push(`a staged pickup order is ${workflow_state}`);
    recorder.provoke(ARRIVED, '*', await send(ARRIVED, noDelegate), 'without a delegate');
    for (const hours of [1, 2]) await call(SCHEDULE, { schedule_pickup_eta: inHours(hours) });
    await call(DELEGATE, { name: 'Charles Babbage', phone_number: PHONE });
    await call(VEHICLE, { ...car, is_pickup_delegate: true });
    await call(ARRIVED, { is_pickup_delegate: true });
    const runner = await Batch.generate(scene, 'runner_customer', params);
    await runner.advance('at_store', 'completed');
    const { status } = ok(await scene.demo.get<{ status: string }>(`/v2/fulfillment/users/${params.user_id}/orders/${params.order_id}`));
    if (status !== 'delivered') recorder.problems.push(`an order that was picked up is ${status}`);
  },
  'a delivery order is not picked up': async (scene) => {
    const { recorder } = scene;
    const { params } = await place(scene);
    const wish = await ofCustomer(scene, params);
    const refused = async (operation: string, message: string, body?: object) =>
      recorder.provoke(operation, message, await recorder.send(operation, { ...wish, body }));
    const NONE = 'Pickup unavailable for non-pickup orders';
    await refused(`GET ${PICKUP}/details`, NONE);
    await refused(`GET ${PICKUP}/vehicle_info`, NONE);
    await refused(VEHICLE, NONE, { model: 'Corolla', vehicle_type: 'sedan', color: 'silver' });
    await refused(DELEGATE, NONE, { name: 'Charles Babbage', phone_number: PHONE });
    await refused(ARRIVED, 'No pickup status found for order', {});
  },
};
