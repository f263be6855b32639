import type { MockedCall } from '../load/peer-calls.ts';
import { ratioOf, type SideFigures } from '../peers/in-turn.ts';
import type { IssuerFigures } from '../sections/issuer.ts';
import type { MocksFigures } from '../sections/mocks.ts';
import type { VendureFigures } from '../sections/vendure.ts';
import { type Aim, figure, perSecond } from './aims.ts';
import { milliseconds, table, whole } from './table.ts';

const CALLS: Readonly<Record<MockedCall, string>> = {
  stores: 'find stores',
  get: 'get order',
  create: 'create order, 10 lines',
};

export function mocksReport({ connections, sides, missing }: MocksFigures): string {
  return `## Mocks of our own OpenAPI, ${connections} connections

Ours answers over HTTPS with a token, checks the whole rule, and has committed an order before it is answered; its data were there before the start, which is its second. The mocks speak plain HTTP (Prism knows nothing else), keep nothing, and answer the same requests from openapi.json: Prism checks them and answers the examples, Mockoon makes values up. Each call of each side in turn, ${sides[0]?.rounds.get('get')?.length ?? 0} rounds.

${callsTable(sides, CALLS)}
${processTable(sides)}${missingText(missing)}`;
}

/** Against each mock a higher rate, and a fifth of its p99: each by the call in which ours is worst. */
export function mocksAims({ sides }: MocksFigures): Aim[] {
  const calls = Object.keys(CALLS) as MockedCall[];
  return pairs(sides).flatMap(([ours, peer]) => {
    const measured = calls.map((call) => ({
      call,
      rate: ratioOf(ours, peer, call, (one) => one.rate),
      p99: ratioOf(ours, peer, call, (one) => one.p99),
    }));
    const slowest = measured.reduce((worst, one) => (one.rate < worst.rate ? one : worst));
    const latest = measured.reduce((worst, one) => (one.p99 > worst.p99 ? one : worst));
    const figures = (call: MockedCall) => [ours.calls.get(call)!, peer.calls.get(call)!] as const;
    const [mine, theirs] = figures(slowest.call);
    const [late, their] = figures(latest.call);
    return [
      {
        what: `rate, ${ours.name}, the worst: ${CALLS[slowest.call]}`,
        ours: perSecond(mine.rate),
        against: `${peer.name}: ${perSecond(theirs.rate)}`,
        value: slowest.rate,
        atLeast: 1,
      },
      {
        what: `p99, ${ours.name}, the worst: ${CALLS[latest.call]}`,
        ours: `${figure(late.p99)} ms`,
        against: `${peer.name}: ${figure(their.p99)} ms`,
        value: latest.p99,
        atMost: 0.2,
      },
    ];
  });
}

export function issuerReport({ connections, sides, missing }: IssuerFigures): string {
  return `## Tokens beside an OAuth server, ${connections} connections

Client credentials over HTTPS, each in a process of its own. Ours is in the database, committed, before it is answered, and is counted by rate limit and inspector; the peer's lives in its memory. Rates of tokens issued.

${callsTable(sides, { token: 'token' })}
${processTable(sides)}${missingText(missing)}`;
}

export function issuerAims({ sides }: IssuerFigures): Aim[] {
  return pairs(sides).map(([ours, peer]) => rateAim('token', 'token', ours, peer, 1));
}

export function vendureReport({ connections, customers, sides, missing }: VendureFigures): string {
  return `## A shop's whole order, beside Vendure

An order of ten lines from nothing to placed, by the API of each. Ours in five requests over HTTPS from ${connections} connections: user, stores, slots for the cart, reserve, create order. Vendure's shop API over plain HTTP, also in five requests, a guest's: ten lines in one mutation, customer and address, shipping methods, method and transition, payment (its own dummy handler, settled at once); from ${customers ?? '–'} customers at once, at which it was fastest. It runs with NODE_ENV=production and errors alone in the log, without plugins (no search, no mails), without a worker, since nothing of the flow needs one, and without stock keeping, on the same PostgreSQL server as ours.

${callsTable(sides, { flow: 'whole order' })}
${processTable(sides)}${missingText(missing)}`;
}

export function vendureAims({ sides }: VendureFigures): Aim[] {
  return pairs(sides).map(([ours, peer]) => rateAim('whole order', 'flow', ours, peer, ours.name.includes('PostgreSQL') ? 50 : 20));
}

function rateAim<Call extends string>(what: string, call: Call, ours: SideFigures<Call>, peer: SideFigures<Call>, atLeast: number): Aim {
  const against = `${peer.name}: ${perSecond(peer.calls.get(call)!.rate)}`;
  const value = ratioOf(ours, peer, call, (one) => one.rate);
  return { what: `${what}, ${ours.name}`, ours: perSecond(ours.calls.get(call)!.rate), against, value, atLeast };
}

function pairs<Call extends string>(sides: readonly SideFigures<Call>[]) {
  const peers = sides.filter(({ ours }) => !ours);
  return sides.filter(({ ours }) => ours).flatMap((ours) => peers.map((peer) => [ours, peer] as const));
}

function callsTable<Call extends string>(sides: readonly SideFigures<Call>[], names: Readonly<Record<Call, string>>): string {
  const calls = Object.entries(names) as [Call, string][];
  const rows = calls.flatMap(([call, name]) =>
    sides.map((side) => {
      const figures = side.calls.get(call)!;
      return [
        name,
        side.name,
        figure(figures.rate),
        milliseconds(figures.p50),
        milliseconds(figures.p99),
        figures.errors,
        figures.firstError?.slice(0, 80),
      ];
    }),
  );
  const withErrors = rows.some((row) => row.at(-1) !== undefined);
  const header = ['call', 'by', 'rate', 'p50 ms', 'p99 ms', 'errors', 'first error'];
  return withErrors
    ? table(header, rows)
    : table(
        header.slice(0, -1),
        rows.map((row) => row.slice(0, -1)),
      );
}

function processTable(sides: readonly SideFigures<string>[]): string {
  const rows = sides.map(({ name, milliseconds: start, atRest, loaded }) => [name, whole(start), atRest, loaded]);
  return table(['process', 'start ms', 'resident MiB before the load', 'after it'], rows);
}

function missingText(missing: readonly string[]): string {
  return missing.map((reason) => `\nNot measured: ${reason}\n`).join('');
}
