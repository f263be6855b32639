import type { Line } from './shapes.ts';

/** Products of the demo data whose codes never change, and its test values; README of the project lists them. */
export const MILK = { upc: '400000000015', rrc: 'GM-000002' };
export const EGGS = { upc: '400000000022', rrc: 'GM-000003' };
export const BREAD = { upc: '400000000039', rrc: 'GM-000004' };
export const BANANAS_BY_WEIGHT = { upc: '4011', rrc: 'GM-000001' };
export const CHICKEN_OF_VARIABLE_WEIGHT = { upc: '400000000046', rrc: 'GM-000005' };
export const WINE = { upc: '400000000077', rrc: 'GM-000008' };
export const COUGH_MEDICINE = { upc: '400000000107', rrc: 'GM-000011' };
export const NOT_DELIVERABLE = 'TEST-NOT-DELIVERABLE';
export const HEAVY = 'TEST-HEAVY';
export const BULKY = 'TEST-BULKY';

export const line = (lineNum: string, upc: string, count: number): Line => ({ line_num: lineNum, count, item: { upc } });
export const ONE_MILK: Line[] = [line('1', MILK.upc, 1)];

/** Where the suite's own stores stand: Arizona, whose clock never changes. */
export const FLAGSTAFF = { address_line_1: '12 N Leroux St', postal_code: '86001' };
export const PHOENIX_TIME = 'America/Phoenix';
/** Where the demo store 941-01 delivers. */
export const SAN_FRANCISCO = { address_line_1: '50 Beale St', postal_code: '94105' };
export const DEMO_STORE = '941-01';
