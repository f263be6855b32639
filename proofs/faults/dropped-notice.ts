import { replaceInModule } from './replacing.ts';

/** Preloaded into a console: a notice counts as sent once it is taken, and is not sent. */
replaceInModule(
  '/src/console/status/notifying/notifier.ts',
  'return await sendWebhook({ url: target, ca: notice.ca_certificate, secret, messageId, body }, guard, clock.now());',
  'return void [sendWebhook, guard, clock, messageId, body, secret, target] ?? null;',
);
