import { type Static, Type } from '../../contract/schema.ts';
import type { Vehicle } from '../../fulfillment/orders/order.ts';
import { colorHex } from '../../fulfillment/orders/pickup.ts';

/** VehicleInfo (contract/post-checkout.md §5). */
export const VehicleSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the vehicle. An order has one vehicle, which has its internal id.' }),
  model: Type.String({ description: 'Make and model; empty where not given.' }),
  vehicle_type: Type.String({ description: 'Kind of vehicle; empty where not given.' }),
  license_plate: Type.Optional(Type.String({ description: 'Licence plate.' })),
  color: Type.String({ description: 'Colour; empty where not given.' }),
  color_hex: Type.Optional(Type.String({ description: 'The colour in hexadecimal.' })),
});

export const EXAMPLE_VEHICLE: Static<typeof VehicleSchema> = {
  id: 123,
  model: 'SomeCarModel',
  vehicle_type: 'sedan',
  license_plate: 'F4K3L1C3NC3',
  color: 'silver',
  color_hex: '#E8E8E8',
};

export function vehicleAnswer(orderRef: number, vehicle: Vehicle): Static<typeof VehicleSchema> {
  const color_hex = colorHex(vehicle);
  return {
    id: orderRef,
    model: vehicle.model ?? '',
    vehicle_type: vehicle.vehicle_type ?? '',
    ...(vehicle.license_plate === undefined ? {} : { license_plate: vehicle.license_plate }),
    color: vehicle.color ?? '',
    ...(color_hex === undefined ? {} : { color_hex }),
  };
}
