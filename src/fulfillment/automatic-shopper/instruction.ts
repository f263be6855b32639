import type { Incident } from '../workflow/incidents.ts';
import type { WaitName } from './settings.ts';

/** Codes of a product, or what the shopper writes down of one without. */
export interface ProductWish {
  readonly upc?: string;
  readonly rrc?: string;
  readonly name?: string;
  readonly price?: number;
}

/** How much: units, or weight for what is sold by weight. */
interface Quantity {
  readonly count?: number;
  readonly weight?: number;
}

export const CUSTOMER_ACTS = ['approve', 'reject', 'alternative', 'arrive', 'near', 'message'] as const;
export type CustomerAct = (typeof CUSTOMER_ACTS)[number];

/** One thing to do. Lines are line numbers; one that the order lacks counts from its first line. */
export type Action =
  | { readonly do: 'go'; readonly to: string; readonly proof?: { readonly photo?: string; readonly name?: string } }
  /** Without a line all that nobody touched, one after the other. */
  | ({ readonly do: 'find'; readonly line?: string } & Quantity)
  | ({ readonly do: 'short'; readonly line: string } & Quantity)
  | ({ readonly do: 'replace'; readonly line: string; readonly with?: ProductWish } & Quantity)
  | { readonly do: 'refund'; readonly line: string }
  | ({ readonly do: 'add'; readonly item: ProductWish } & Quantity)
  | { readonly do: 'message'; readonly text: string }
  | ({
      readonly do: 'customer';
      readonly act: CustomerAct;
      readonly line?: string;
      readonly with?: ProductWish;
      readonly text?: string;
    } & Quantity)
  /** `seconds` null: for as long as it takes. */
  | { readonly do: 'wait'; readonly for: WaitName; readonly seconds: number | null }
  | { readonly do: 'late'; readonly minutes: number }
  | { readonly do: 'happen'; readonly what: Exclude<Incident, 'late_delivery' | 'canceled'> }
  | { readonly do: 'cancel'; readonly reason: string }
  | { readonly do: 'stage'; readonly bags?: readonly string[] }
  | { readonly do: 'rate'; readonly stars: number; readonly note?: string }
  | { readonly do: 'hold' };

export type Instruction = Action & {
  /** Seconds at speed 1 before it is done; `road`: until the order is at the customer's. */
  readonly after: number | 'road';
};

/** An instruction in words, for logs. */
export function describe(action: Action): string {
  switch (action.do) {
    case 'go':
      return `go to ${action.to}`;
    case 'find':
      return action.line === undefined ? 'find the other lines' : `find line ${action.line}`;
    case 'short':
      return `find less of line ${action.line}`;
    case 'replace':
      return `replace line ${action.line}`;
    case 'refund':
      return `refund line ${action.line}`;
    case 'add':
      return `add ${action.item.upc ?? action.item.rrc}`;
    case 'message':
      return 'write to the customer';
    case 'customer':
      return `customer: ${action.act}${action.line === undefined ? '' : ` line ${action.line}`}`;
    case 'wait':
      return `wait for the ${action.for}`;
    case 'late':
      return `late by ${action.minutes} minutes`;
    case 'happen':
      return action.what;
    case 'cancel':
      return `cancel, ${action.reason}`;
    case 'stage':
      return 'stage the bags';
    case 'rate':
      return `rate with ${action.stars}`;
    case 'hold':
      return 'hold';
  }
}
