import { timeOf } from '../contract/clock.ts';
import { issueCode } from '../operations/oauth/authorization-code.ts';
import { takeTurn } from '../storage/consent/consent.ts';
import { backUrl } from './asked.ts';
import { showConsent } from './authorize.ts';
import { type AskedVisit, type FormHandler, goOn, goTo, type SentForm, sessionOf } from './context.ts';
import { visitorHash } from './visitor.ts';

const DENIED = { error: 'access_denied', error_description: 'The customer denied the request' };

/** `POST /oauth/decision`: back to the application, with a code or without. A form decides once. */
export const decide: FormHandler<AskedVisit> = async (visit, form) => {
  const { environment, reply, texts, asked } = visit;
  const { decision } = form.fields;
  const answer =
    form.turn === undefined || (decision !== 'allow' && decision !== 'deny') ? undefined : await answerOf(visit, form, decision);
  if (answer) return goTo(reply, backUrl(asked, environment.url, answer));
  const session = await sessionOf(visit);
  return session ? showConsent(visit, 403, session, texts('expired')) : goOn(visit);
};

/** The turn and the code stand or fall together. */
function answerOf({ environment, application, asked, now }: AskedVisit, { turn, visitorId }: SentForm, decision: 'allow' | 'deny') {
  const { id, organization_id, test_clock } = application;
  return environment.database.transaction(async (db): Promise<Record<string, string> | undefined> => {
    const [taken] = await db.query(takeTurn, [organization_id, visitorHash(visitorId), turn!, new Date(now)]);
    if (!taken) return undefined;
    if (decision === 'deny') return DENIED;
    const { redirectUri, scopes, challenge } = asked;
    const authorization = {
      organizationId: organization_id,
      applicationId: id,
      customerId: taken.customer_id,
      redirectUri,
      scopes,
      challenge,
    };
    const code = await issueCode(db, authorization, timeOf(test_clock, now));
    return code === undefined ? undefined : { code };
  });
}
