import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { AddressGuard } from '../../../callbacks/address-guard.ts';
import { newSigningSecret } from '../../../callbacks/signature.ts';
import { insertSubscription } from '../../../storage/console/status/subscription.ts';
import { type Database, statement } from '../../../storage/engine/index.ts';
import { SecretBox } from '../../../storage/secrets/secret-box.ts';
import { ENGINES, type TestEngine } from '../../../storage/testing/engines.ts';
import { createAccount } from '../../account/accounts.ts';
import type { Mail } from '../../mail/mailer.ts';
import { issueCertificates } from '../../tls-server.fixture.ts';
import { ACCOUNT } from '../../world.fixture.ts';
import { writeIncidents } from '../incident-log.ts';
import { linkDigest, newLinkToken } from '../tokens.ts';
import { emptyStatus, NOW, openStatusDatabase } from '../world.fixture.ts';
import { NOTICE_DELAYS, Notifier, secretPurpose } from './notifier.ts';

const { ca, tls } = issueCertificates('localhost');

interface Row {
  readonly state: string;
  readonly attempts: number;
  readonly last_error: string | null;
  readonly type: string;
}

for (const name of ENGINES) {
  describe(`notices on ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    let accountId: number;
    /** Status that the receiver answers, one after the other; then 204. */
    let answers: number[] = [];
    let arrived: { readonly id: string; readonly type: string }[] = [];
    let refuseMails = false;
    let mails: Mail[] = [];
    const clock = { at: NOW, now: () => clock.at };
    const secrets = new SecretBox([SecretBox.newKey()]);
    const receiver = createServer(tls, async (request, response) => {
      const { type } = JSON.parse(await text(request));
      arrived.push({ id: String(request.headers['webhook-id']), type });
      response.writeHead(answers.shift() ?? 204).end();
    });
    const deliver = async (mail: Mail) => {
      if (refuseMails) throw new Error('mailbox unavailable');
      mails.push(mail);
    };
    const notifier = () =>
      new Notifier({
        database,
        clock,
        secrets,
        guard: new AddressGuard({ server: 'production', allow: ['127.0.0.0/8', '::1/128'] }),
        mailer: { send: deliver, deliver, close: async () => undefined },
        consoleUrl: 'https://console.example',
      });
    before(async () => {
      ({ engine, database } = await openStatusDatabase(name));
      await new Promise<void>((resolve) => receiver.listen(0, 'localhost', resolve));
    });
    after(async () => {
      receiver.closeAllConnections();
      receiver.close();
      await engine[Symbol.asyncDispose]();
    });
    beforeEach(async () => {
      await database.execute('truncate cw.accounts cascade');
      await emptyStatus(database);
      await createAccount(database, ACCOUNT, new Date(NOW));
      const [row] = await database.query(statement<[], { id: number }>('', 'update cw.accounts set is_operator = true returning id'), []);
      accountId = row!.id;
      [answers, arrived, mails, refuseMails, clock.at] = [[], [], [], false, NOW];
    });
    afterEach(() => assert.deepEqual(answers, []));

    const subscribe = async (kind: 'webhook' | 'email', target: string) => {
      const secret = kind === 'webhook' ? newSigningSecret() : newLinkToken();
      const sealed = secrets.seal(secret, secretPurpose(accountId, target));
      const [ca_certificate, token] = kind === 'webhook' ? [ca, null] : [null, linkDigest(secret)];
      await database.query(insertSubscription, [accountId, kind, 'active', target, ca_certificate, sealed, token, new Date(NOW)]);
    };
    const webhook = () => `https://localhost:${(receiver.address() as AddressInfo).port}/`;
    const tell = async (title = 'Slow search') => {
      const opened = [{ server_id: null, environment: null, components: ['api'], scope: null, impact: 'minor' as const, title, text: 'x' }];
      return await database.transaction((db) => writeIncidents(db, { opened, changed: [], accountId: null }, clock.at));
    };
    const rows = () =>
      database.query(statement<[], Row>('', 'select state, attempts, last_error, type from cw.status_notices order by id'), []);

    test('a notice that is refused comes again after each delay with the same id, until it is accepted', async () => {
      await subscribe('webhook', webhook());
      await tell();
      answers = [500, 503];
      assert.equal(await notifier().work(), 1);
      assert.equal(await notifier().work(), 0, 'not before the delay');
      assert.deepEqual(await notifier().nextAt(), NOW + NOTICE_DELAYS[0]);
      clock.at += NOTICE_DELAYS[0];
      await notifier().work();
      clock.at += NOTICE_DELAYS[1];
      await notifier().work();
      assert.equal(new Set(arrived.map(({ id }) => id)).size, 1);
      const [row] = await rows();
      assert.deepEqual(row, { state: 'sent', attempts: 3, last_error: null, type: 'incident.opened' });
      assert.equal(await notifier().nextAt(), undefined);
    });

    test('after the last attempt it stands as failed, with why', async () => {
      await subscribe('webhook', webhook());
      await tell();
      answers = Array.from({ length: NOTICE_DELAYS.length + 1 }, () => 500);
      await notifier().work();
      for (const delay of NOTICE_DELAYS) {
        clock.at += delay;
        await notifier().work();
      }
      const [row] = await rows();
      assert.deepEqual([row!.state, row!.attempts, row!.last_error], ['failed', NOTICE_DELAYS.length + 1, 'answered 500']);
      clock.at += NOTICE_DELAYS.at(-1)!;
      assert.equal(await notifier().work(), 0);
    });

    test('a mail that the mail server refuses is tried again, and stands as failed in the end', async () => {
      await subscribe('email', 'ops@example.com');
      await tell();
      refuseMails = true;
      await notifier().work();
      assert.deepEqual((await rows())[0], { state: 'pending', attempts: 1, last_error: 'mailbox unavailable', type: 'incident.opened' });
      refuseMails = false;
      clock.at += NOTICE_DELAYS[0];
      await notifier().work();
      assert.equal((await rows())[0]!.state, 'sent');
      assert.equal(mails.length, 1);
      assert.match(mails[0]!.text, /https:\/\/console\.example\/status\/unsubscribe\?token=/);
      await tell();
      refuseMails = true;
      for (const delay of [0, ...NOTICE_DELAYS]) {
        clock.at += delay;
        await notifier().work();
      }
      assert.deepEqual([(await rows())[1]!.state, (await rows())[1]!.last_error], ['failed', 'mailbox unavailable']);
    });

    test('of a subscription nothing overtakes what has not been tried, and two processes send each notice once', async () => {
      await subscribe('webhook', webhook());
      const [incident] = await tell();
      const changed = [{ id: incident!.id, state: 'resolved' as const, impact: null, title: null, text: 'Over.' }];
      await database.transaction((db) => writeIncidents(db, { opened: [], changed, accountId: null }, clock.at));
      for (let left = 1; left > 0; ) {
        const counts = await Promise.all([notifier().work(), notifier().work()]);
        left = counts[0]! + counts[1]!;
      }
      assert.deepEqual(
        arrived.map(({ type }) => type),
        ['incident.opened', 'incident.resolved'],
      );
    });

    test('what a process that died had taken is sent by another once its time is over', async () => {
      await subscribe('webhook', webhook());
      await tell();
      await database.execute(`update cw.status_notices set claimed_until = to_timestamp(${(NOW + 20_000) / 1_000})`);
      assert.equal(await notifier().work(), 0);
      clock.at += 20_000;
      assert.equal(await notifier().work(), 1);
      assert.equal((await rows())[0]!.state, 'sent');
    });

    test('a secret that cannot be opened fails its own notice alone', async () => {
      await subscribe('webhook', webhook());
      await subscribe('email', 'ops@example.com');
      await database.execute(`update cw.status_subscriptions set secret = '\\x00' where kind = 'email'`);
      await tell();
      await notifier().work();
      const [first, second] = await rows();
      assert.equal(first!.state, 'sent');
      assert.equal(second!.state, 'pending');
      assert.ok(second!.last_error);
    });
  });
}
