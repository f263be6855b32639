import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { pino } from 'pino';
import { listMails } from '../../storage/console/outbox.ts';
import type { Database } from '../../storage/engine/index.ts';
import { issueCertificates } from '../tls-server.fixture.ts';
import { NOW, openConsoleDatabase } from '../world.fixture.ts';
import { composeMail } from './compose.ts';
import { SmtpMailer } from './smtp-mailer.ts';
import { SmtpServer } from './smtp-server.fixture.ts';

const LINK = 'https://localhost:7443/confirm?token=secret-token';
const NAME = 'Mallory\r\nBcc: everybody@example.com\r\n\r\n<script>alert(1)</script>';

describe('mails by SMTP', () => {
  let database: Database & AsyncDisposable;
  const log: string[] = [];
  const logger = pino({ level: 'info' }, { write: (line: string) => void log.push(line) });
  const { ca, tls } = issueCertificates();
  const trusted = getCACertificates('default');
  before(async () => {
    database = await openConsoleDatabase();
    setDefaultCACertificates([...trusted, ca]);
  });
  after(async () => {
    setDefaultCACertificates(trusted);
    await database[Symbol.asyncDispose]();
  });

  const mailTo = (to: string) => composeMail(to, 'invitation', 'en-US', { name: 'Ada', organization: NAME }, LINK);
  const latest = async () => (await database.query(listMails, [1]))[0]!;
  /** Quoted-printable, RFC 2045 §6.7. */
  const decoded = (data: string) =>
    Buffer.from(
      data.replaceAll('=\r\n', '').replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ).toString();

  test('goes out encrypted, with the credentials and the sender of the URL, and the list does not show its link', async () => {
    await using server = new SmtpServer({ tls });
    const port = await server.listen();
    const mailer = new SmtpMailer(`smtp://ada%40example.com:p%3Ass@localhost:${port}?from=console@example.com`, database, logger);
    await mailer.deliver(mailTo('wanda@example.com'), NOW);
    await mailer.close();
    const [mail] = server.mails;
    assert.deepEqual([mail!.from, mail!.to, mail!.encrypted], ['console@example.com', 'wanda@example.com', true]);
    assert.equal(mail!.credentials, 'ada@example.com:p:ss');
    assert.ok(decoded(mail!.data).includes(LINK));
    const noted = await latest();
    assert.deepEqual([noted.recipient, noted.state, noted.body], ['wanda@example.com', 'sent', '']);
    assert.ok(!log.join('').includes('secret-token'));
  });

  test('a name adds no header and no markup', async () => {
    await using server = new SmtpServer({ tls });
    const mailer = new SmtpMailer(`smtp://localhost:${await server.listen()}`, database, logger);
    await mailer.deliver(mailTo('wanda@example.com'), NOW);
    await mailer.close();
    const [head] = server.mails[0]!.data.split('\r\n\r\n', 1);
    assert.doesNotMatch(head!, /^bcc:/im);
    assert.doesNotMatch(decoded(server.mails[0]!.data), /<p>[^<]*<script>/);
    assert.ok(decoded(server.mails[0]!.data).includes('&lt;script&gt;'));
    assert.deepEqual(server.commands.filter((command) => command === 'RCPT').length, 1);
  });

  test('a server without encryption gets nothing, unless the URL allows it', async () => {
    await using server = new SmtpServer();
    const port = await server.listen();
    const strict = new SmtpMailer(`smtp://localhost:${port}`, database, logger);
    await assert.rejects(strict.deliver(mailTo('wanda@example.com'), NOW), /STARTTLS/i);
    await strict.close();
    assert.equal(server.mails.length, 0);
    const open = new SmtpMailer(`smtp://localhost:${port}?tls=off`, database, logger);
    await open.deliver(mailTo('wanda@example.com'), NOW);
    await open.close();
    assert.equal(server.mails[0]!.encrypted, false);
  });

  test('a certificate that nobody vouches for gets nothing', async () => {
    await using server = new SmtpServer({ tls: issueCertificates().tls });
    const mailer = new SmtpMailer(`smtp://localhost:${await server.listen()}`, database, logger);
    await assert.rejects(mailer.deliver(mailTo('wanda@example.com'), NOW));
    await mailer.close();
    assert.equal(server.mails.length, 0);
  });

  test('what the server refuses is logged and listed; who asked for it does not learn of it', async () => {
    await using server = new SmtpServer({ tls, refuses: ['nobody@example.com'] });
    const mailer = new SmtpMailer(`smtp://localhost:${await server.listen()}`, database, logger);
    await mailer.send(mailTo('nobody@example.com'), NOW);
    await mailer.close();
    const noted = await latest();
    assert.deepEqual([noted.recipient, noted.state], ['nobody@example.com', 'failed']);
    assert.match(log.join(''), /mail not accepted by the mail server/);
    await assert.rejects(mailer.deliver(mailTo('nobody@example.com'), NOW), /550/);
  });
});
