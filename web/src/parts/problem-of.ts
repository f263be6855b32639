import type { TFunction } from 'i18next';
import { ConnectError, NoAnswerError } from '../../../client/errors.ts';

export interface Problem {
  /** For people, in their language. */
  readonly message: string;
  readonly requestId: string | undefined;
}

/** What to tell about an error: the server's own words where it has any. */
export function problemOf(error: unknown, t: TFunction): Problem {
  if (error instanceof ConnectError) {
    if (error.status === 429 && error.retryAfter !== undefined) {
      return { message: t('app:errors.too_many', { count: error.retryAfter }), requestId: error.requestId };
    }
    return { message: error.errors.map(sentence).join('\n'), requestId: error.requestId };
  }
  if (error instanceof NoAnswerError) return { message: t('app:errors.no_answer'), requestId: undefined };
  return { message: t('app:errors.defect.advice'), requestId: undefined };
}

/** Texts of the contract continue their key, as in "postal_code is not valid". */
function sentence({ message, key }: { readonly message: string; readonly key: string | undefined }): string {
  return key !== undefined && /^\p{Ll}/u.test(message) ? `${key} ${message}` : message;
}
