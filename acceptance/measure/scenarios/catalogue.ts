import { unique } from '../../support/names.ts';
import type { Scenarios } from '../scene.ts';

const INGEST = '/v2/data_ingestion';
const TAXES = [
  ...['sales_tax', 'bottle_redemption', 'bottle_deposit', 'sugar_tax', 'liquor_tax', 'alcohol_tax', 'bottle_water_tax'],
  ...['value_added_tax', 'goods_and_services_tax', 'provincial_sales_tax', 'harmonized_sales_tax', 'other'],
];

const product = (code: string) => ({
  ...{ lookup_code: code, retailer_reference_code: `RRC-${code}`, item_name: 'Whole Milk', brand_name: 'The Garden', department: 'Dairy' },
  ...{
    item_details: 'Grade A',
    generated_at: '2025-01-15T14:30:00Z',
    organic: false,
    kosher: true,
    ca_prop65_text: 'None',
    code_set_version: 1,
  },
  additional_images_url: [{ angle: 'nutrition', src: 'https://example.com/milk.jpg' }],
  remote_image_URL: 'https://example.com/front.jpg',
  variant: {
    variant_group_id: 'milk',
    variant_group_info: [
      { variant_dimension: 'size', heading: 'Size', data: { display_text: 'Large', image_url: 'https://example.com/l.jpg', order: 1 } },
      { variant_dimension: 'colour', heading: 'Colour', data: [{ display_text: 'White', color_hex_code: '#ffffff' }] },
    ],
  },
});

const item = (code: string, store: string) => ({
  ...{ lookup_code: code, retailer_reference_code: `RRC-${code}`, store_identifier: store, alcoholic: false, available: true },
  ...{ available_for_cart: true, baked_good_baggable: false, balance_on_hand: 7, cancel_lead_time: 30, order_lead_time: 60, price: 5.99 },
  blackout_times: [
    {
      ...{ weekday: 'monday', start_hour: '6:00:00:00+0000', end_hour: '24:00:00:00+0000' },
      ...{ start_date: '01/15/2025', end_date: '01/31/2025', message: 'Come back later' },
    },
  ],
  configurable_products: [
    {
      ...{ config_id: 'cut', lead_time: 5, config_type: 'prep_style', status: true },
      options: [
        {
          ...{ config_option_id: 'thin', name: 'Thin', type: 'single_selection', status: true, mandatory: false },
          ...{ default_text: 'Thin', price: '5.00', items: [{ any: 1 }] },
        },
      ],
    },
  ],
  promotion: {
    promotion_type: 'Buy_M_Get_N_Free',
    promotion_metadata: {
      ...{ bundle_price: 5.5, buy: 3, buy_dollars: 10.5, discount_percentage: 10.5, discount_per_unit: 1, discount_value: 1.5, get: 2 },
      ...{
        limit_per_order: 5,
        measurement_unit: 'LB',
        loyalty_members_only: 1,
        max_qty: 9,
        min_qty: 2,
        per_unit_price: '1.00',
        qty_enforced: 1,
      },
    },
    promotion_start_at: '2025-01-15T00:00:00Z',
    promotion_end_at: '2025-01-31T23:59:59Z',
    promotion_group_id: 'promo-group-123',
  },
  item_tax_data: Object.fromEntries(TAXES.map((name) => [name, { tax_type: 'rate_percent', value: 8.5, authority: 'state' }])),
  retailer_flyer_data: {
    'weekly-flyer-2025-01': {
      starts_at: '2025-01-15T00:00:00Z',
      ends_at: '2025-01-21T23:59:59Z',
      activity_id: 'act-456',
      page: 3,
      top_deal: true,
    },
  },
  tare_packaging: [{ weight_code: 6, weight_value: 0.06, name: 'Small Hot Bar', image_url: 'https://example.com/ctr_img_12.jpg' }],
});

export const catalogueScenarios: Scenarios = {
  'products and items are submitted, singly and in batches': async ({ recorder, location }) => {
    const codes = [unique('code'), unique('code')] as const;
    await recorder.call(`POST ${INGEST}/catalog/product/submission`, { body: product(codes[0]) });
    await recorder.call(`POST ${INGEST}/batch/catalog/product/submission`, { body: { batch: codes.map(product) } });
    await recorder.call(`POST ${INGEST}/catalog/item/submission`, { body: item(codes[0], location) });
    await recorder.call(`POST ${INGEST}/batch/catalog/item/submission`, { body: { batch: codes.map((code) => item(code, location)) } });
  },
};
