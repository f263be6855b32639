import { errors } from '../../../src/contract/errors.ts';
import { GRANTS } from '../../../src/contract/scopes.ts';
import type { Operation } from '../../../src/operations/define.ts';
import { operations } from '../../../src/operations/index.ts';
import { setTestClock } from '../../../src/storage/organizations/organization.ts';
import { type SweepOptions, summary } from '../command-line.ts';
import { Findings } from '../findings.ts';
import { Random } from '../random.ts';
import { type Answer, openServers, type SweptServer, urlOf } from '../server.ts';
import { changed, lookAt, tablesOf } from '../tables.ts';
import { type Case, casesOf } from './cases.ts';
import { ALL_SCOPES, type Holder, makeHolder } from './credentials.ts';

/** What may be called without a token: where tokens come from and go to, with an application's own credentials. */
const PUBLIC = ['oauth.token', 'oauth.revoke'];
/** Operations whose credential is no token: for them nothing is refused for the lack of one. */
const needsNoToken = ({ id, byLink }: Operation) => byLink === true || PUBLIC.includes(id);

const findings = new Findings();
let cases = 0;
let answered = 0;
let written = 0;
let absent = 0;

export async function sweepCredentials({ engine, seed }: SweepOptions) {
  await using home = await openServers(engine);
  const holders: Holder[] = [];
  for (const server of home.servers) holders.push(await makeHolder(server, 'first'));
  const random = new Random(seed);
  for (const [index, server] of home.servers.entries()) {
    await refuseAll(server, holders[index]!, holders[1 - index]!, random);
    await acceptGood(server, holders[index]!);
    await openNoPage(server, holders[index]!);
    await knowNothingElse(server, holders[index]!);
    await disable(server);
  }
  const line = summary({
    engine,
    seed,
    operations: operations.length,
    cases,
    with_good_credentials: answered,
    absent,
    written,
    unexpected: findings.count,
  });
  return { holds: findings.count === 0, line };
}

/** Every operation with every credential that it must refuse, in an order that the seed chooses. */
async function refuseAll(server: SweptServer, mine: Holder, other: Holder, random: Random): Promise<void> {
  const swept = random.shuffle(server.operations.filter((operation) => !needsNoToken(operation)));
  const prepared: { operation: Operation; list: Case[] }[] = [];
  for (const operation of swept) prepared.push({ operation, list: random.shuffle(await casesOf(operation, mine, other)) });
  const look = lookAt(`sweep_${server.name}`, await tablesOf(server.database, server.database.schema));
  let before = (await look(server.database)).all;
  for (const { operation, list } of prepared) {
    for (const one of list) {
      cases++;
      const wrong = refusalProblem(await ask(server, operation, one.authorization), one);
      if (wrong !== undefined) findings.add(`${server.name} ${operation.id} with ${one.name}: ${wrong}`);
    }
    const after = (await look(server.database)).all;
    const different = changed(before, after);
    if (different.length > 0) {
      written++;
      findings.add(`${server.name} ${operation.id} wrote into ${different.join(', ')} for a refused credential`);
    }
    before = after;
  }
}

/** The request of the operation's example, so that nothing but the credential is wrong with it. */
function ask(server: SweptServer, operation: Operation, authorization: string | undefined): Promise<Answer> {
  const { params, query, body } = operation.example;
  const headers: Record<string, string> = authorization === undefined ? {} : { authorization };
  return server.send({ method: operation.method, url: urlOf(operation, params, query), headers, body });
}

/** What is wrong with a refusal, compared with the documented envelope in every byte that is not a message of several. */
function refusalProblem({ status, headers, text }: Answer, { status: wanted, messages }: Case): string | undefined {
  const bodies = messages.map((message) =>
    JSON.stringify(
      wanted === 401 ? { error: { message, code: 4001 }, meta: { key: 'Authorization' } } : { error: { message, code: null }, meta: {} },
    ),
  );
  if (status !== wanted || !bodies.includes(text)) return `answered ${status} ${text}, not ${wanted} ${bodies.join(' or ')}`;
  if (!String(headers['content-type']).startsWith('application/json')) return `content type ${headers['content-type']}`;
  if (wanted === 401 && headers['www-authenticate'] !== 'Bearer realm="connect"') return 'no WWW-Authenticate';
  return undefined;
}

/** The other half: nothing is refused that has the right credential, or the refusals above would prove nothing. */
async function acceptGood(server: SweptServer, mine: Holder): Promise<void> {
  for (const operation of server.operations.filter((operation) => !needsNoToken(operation))) {
    const { access } = operation;
    if (!access) {
      findings.add(`${server.name} ${operation.id} is public and not among those that may be`);
      continue;
    }
    for (const grant of access.grants) {
      const scopes = access.scope === null ? [] : [access.scope];
      const credential = access.credential === 'api_key' ? mine.apiKey : await mine.token(grant, scopes);
      answered++;
      const answer = await ask(server, operation, `Bearer ${credential}`);
      if (isAccessRefusal(answer)) {
        findings.add(`${server.name} ${operation.id} refuses ${grant} with its own scope: ${answer.status} ${answer.text}`);
      }
      await followWall(server, mine);
    }
  }
}

/** A page is opened by its link alone: with the best of tokens an unknown link stays unknown. */
async function openNoPage(server: SweptServer, mine: Holder): Promise<void> {
  for (const operation of server.operations.filter(({ byLink }) => byLink)) {
    for (const authorization of [undefined, `Bearer ${mine.good}`, `Bearer ${mine.apiKey}`]) {
      cases++;
      const { status, text } = await ask(server, operation, authorization);
      const unknown = JSON.stringify({ error: { message: errors.resourceNotFound.text['en-US'], code: 4000 }, meta: {} });
      if (status !== 404 || text !== unknown) findings.add(`${server.name} ${operation.id} with an unknown link: ${status} ${text}`);
    }
  }
}

/** Tokens expire by the organization's clock, which an operation may have moved. */
async function followWall({ database, environment }: SweptServer, { organizationId }: Holder): Promise<void> {
  await database.query(setTestClock, [organizationId, null]);
  environment.directory.forget('clocks');
}

/** What exists on the other server only is, with the best of credentials, no route here. */
async function knowNothingElse(server: SweptServer, mine: Holder): Promise<void> {
  const elsewhere = operations.filter((operation) => operation.server !== undefined && operation.server !== server.name);
  for (const operation of elsewhere) {
    absent++;
    const { status, text } = await ask(server, operation, `Bearer ${mine.good}`);
    const unknown = await server.send({
      method: operation.method,
      url: '/v2/nothing/here',
      headers: { authorization: `Bearer ${mine.good}` },
    });
    if (status !== unknown.status || text !== unknown.text)
      findings.add(`${server.name} ${operation.id} is not unknown: ${status} ${text}`);
  }
}

const ACCESS_MESSAGES = [errors.tokenMissing, errors.tokenInvalid, errors.apiKeyMissing, errors.apiKeyInvalid, errors.scopeMissing]
  .concat(errors.grantNotAllowed)
  .map(({ text }) => text['en-US'].split('{', 1)[0]!);

function isAccessRefusal({ status, text }: Answer): boolean {
  return (status === 401 || status === 403) && ACCESS_MESSAGES.some((message) => text.includes(JSON.stringify(message).slice(1, -1)));
}

/** A disabled application gets no new token by any grant, while those that it has go on working everywhere. */
async function disable(server: SweptServer): Promise<void> {
  const holder = await makeHolder(server, 'second');
  const authorization = `Bearer ${holder.good}`;
  const application = { client_id: holder.clientId, client_secret: holder.clientSecret };
  const token = (more: object) => server.send({ method: 'POST', url: '/v2/oauth/token', body: { ...application, ...more } });
  const fresh = await token({ grant_type: 'client_credentials' });
  if (fresh.status !== 200) findings.add(`${server.name}: no token for an enabled application: ${fresh.status} ${fresh.text}`);
  const management = await holder.token('client_credentials', ['cartwright:manage']);
  const url = `/cartwright/v1/applications/${holder.clientId}/disable`;
  const disabled = await server.send({ method: 'POST', url, headers: { authorization: `Bearer ${management}` } });
  if (disabled.status !== 200) findings.add(`${server.name}: the application can not be disabled: ${disabled.status} ${disabled.text}`);

  for (const grant_type of GRANTS) {
    for (const scope of [undefined, ...ALL_SCOPES]) {
      cases++;
      const answer = await token({
        grant_type,
        ...(scope === undefined ? {} : { scope }),
        assertion: 'x',
        code: 'x',
        redirect_uri: 'https://x.example',
      });
      if (answer.status < 400 || answer.status > 403 || answer.text.includes('access_token')) {
        findings.add(`${server.name}: a disabled application asks for ${grant_type} ${scope ?? ''}: ${answer.status} ${answer.text}`);
      }
      const sound = grant_type === 'client_credentials' && scope === undefined;
      if (sound && (answer.status !== 403 || !answer.text.startsWith('{"error":"unauthorized_client"'))) {
        findings.add(`${server.name}: a disabled application is answered ${answer.status} ${answer.text}`);
      }
    }
  }
  for (const operation of server.operations) {
    if (!operation.access?.grants.includes('client_credentials') || operation.access.credential === 'api_key') continue;
    answered++;
    const answer = await ask(server, operation, authorization);
    if (isAccessRefusal(answer))
      findings.add(`${server.name} ${operation.id} refuses a token issued before: ${answer.status} ${answer.text}`);
    await followWall(server, holder);
  }
}
