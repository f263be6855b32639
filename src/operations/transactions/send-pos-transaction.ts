import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, oneOf, RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { keepTransaction } from '../../storage/transactions/transaction.ts';
import { defineOperation, TRANSACTIONS } from '../define.ts';

/** First six digits of the payment cards concerned (contract/transactions.md). */
const BINS = ['539186', '546683', '555370', '551917'] as const;
const Amount = (description: string) =>
  Type.Number({ minimum: -10_000_000, maximum: 10_000_000, description: `${description} Decimal, in the currency.` });
const OptionalAmount = (description: string) => Type.Optional(Amount(description));

const Tender = Type.Object({
  type: OptionalText('For example `CREDIT_CARD`.'),
  amount: OptionalAmount('Amount.'),
  approval_processed_by_code: OptionalText('For example `RETAILER`.'),
});
const Item = Type.Object({
  line_item_number: OptionalText('Line number.'),
  bar_code: OptionalText('Bar code.'),
  retailer_reference_code: OptionalText("Retailer's reference code."),
  description: OptionalText('Description.', 1_000),
  category: OptionalText('Category.'),
  price_per_unit: OptionalAmount('Price of one unit.'),
  item_price: OptionalAmount('Price of the line.'),
  quantity: Type.Optional(Type.Number({ minimum: -1_000_000, maximum: 1_000_000, description: 'Quantity.' })),
});
const Tax = Type.Object({
  type: OptionalText('For example `OTHER`.'),
  type_other: OptionalText('For example `TotalTaxes`.'),
  amount: OptionalAmount('Amount.'),
});

export const sendPosTransaction = defineOperation({
  id: 'transactions.send_pos',
  method: 'POST',
  path: '/v2/retailer_transaction/pos_transactions',
  title: 'Send point of sale transaction information',
  description:
    'Sends one transaction of a store, for reconciliation with online orders. Idempotent by `id`: the same transaction again answers the same, another one under a used id is refused.',
  access: TRANSACTIONS,
  body: Type.Object({
    bin: Type.Optional(oneOf(BINS, 'First six digits of the payment card.')),
    last_four: RequiredText('Last four digits of the card.', 4),
    transaction_timestamp: RequiredText('With time zone or UTC.', 64),
    id: RetailerId('Globally unique across stores and banners.'),
    store_id: RetailerId('Store.'),
    checkout_id: OptionalText('Identifier submitted in checkout registration.'),
    sub_total: OptionalAmount('Without taxes and fees.'),
    total: Amount('With taxes and fees.'),
    currency_code: OptionalText('ISO 4217, default USD.', 3),
    total_tax: Amount('Taxes.'),
    cardholder_name: OptionalText('For example `Instacart 12345`.'),
    customer_reference: OptionalText('Id, e-mail or phone.'),
    tenders: Type.Optional(Type.Array(Tender, { maxItems: 100, description: 'Ways in which the transaction was paid.' })),
    items: Type.Optional(Type.Array(Item, { maxItems: 5_000, description: 'Items.' })),
    taxes: Type.Optional(Type.Array(Tax, { maxItems: 100, description: 'Taxes.' })),
  }),
  response: Type.Object({ id: Type.String() }),
  errors: [errors.blank, errors.notIncluded, errors.notFourDigits, errors.invalidTime, errors.notACurrency, errors.taken],
  writes: 'one_call',
  example: {
    body: {
      bin: '546683',
      last_four: '9929',
      transaction_timestamp: '2022-09-12T17:34:00Z',
      id: '12_0200_0036_4e45e940',
      store_id: '12',
      sub_total: 99,
      total: 100.22,
      total_tax: 1.22,
      tenders: [{ type: 'CREDIT_CARD', amount: 100.22, approval_processed_by_code: 'RETAILER' }],
    },
    response: { id: '12_0200_0036_4e45e940' },
  },
  handle: async ({ body, db, tenant, now }) => {
    const problems: ApiError[] = [];
    const at = parseTransactionTime(body.transaction_timestamp);
    if (!/^\d{4}$/.test(body.last_four)) problems.push(new ApiError(errors.notFourDigits, { key: 'last_four' }));
    if (at === undefined) problems.push(new ApiError(errors.invalidTime, { key: 'transaction_timestamp' }));
    const currency = body.currency_code ?? 'USD';
    if (!/^[A-Z]{3}$/.test(currency)) problems.push(new ApiError(errors.notACurrency, { key: 'currency_code' }));
    raiseAll(problems);
    const kept = JSON.stringify({ ...body, currency_code: currency });
    const [row] = await db.query(keepTransaction, [
      tenant.organizationId,
      body.id,
      tenant.bannerId,
      body.store_id,
      new Date(at!),
      kept,
      new Date(now),
    ]);
    if (!row?.same) throw new ApiError(errors.taken, { key: 'id' });
    return { id: body.id };
  },
});

/** Epoch milliseconds. The documented sample `…-5:00` has a one-digit hour in its offset. */
export function parseTransactionTime(text: string): number | undefined {
  const padded = text.trim().replace(/([+-])(\d):(\d{2})$/, '$10$2:$3');
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/.test(padded)) return undefined;
  const time = Date.parse(padded.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(time) ? undefined : time;
}
