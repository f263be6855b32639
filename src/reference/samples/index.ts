import type { Operation } from '../../operations/define.ts';
import { operations } from '../../operations/index.ts';
import type { Language, OwnValues } from './language.ts';
import { curl } from './languages/curl.ts';
import { go } from './languages/go.ts';
import { java } from './languages/java.ts';
import { python } from './languages/python.ts';
import { typescript } from './languages/typescript.ts';
import { plan } from './plan.ts';
import type { Program } from './program.ts';
import type { Sample, Samples } from './sample.ts';
import { fulfillmentSamples } from './topics/fulfillment.ts';
import { managementSamples } from './topics/management.ts';
import { operationSamples } from './topics/operations.ts';
import { orderSamples } from './topics/orders.ts';
import { postCheckoutSamples } from './topics/post-checkout.ts';

export const LANGUAGES = { curl, java, python, go, typescript } as const satisfies Readonly<Record<string, Language>>;
export type LanguageName = keyof typeof LANGUAGES;

/** What each operation's sample prints and needs, by operation id. */
export const SAMPLES: Samples = {
  ...fulfillmentSamples,
  ...orderSamples,
  ...postCheckoutSamples,
  ...managementSamples,
  ...operationSamples,
};

export interface SampleProgram {
  readonly language: LanguageName;
  /** `cURL`, `Java`, … */
  readonly title: string;
  readonly fileName: string;
  /** The command that runs the file in a shell that has read `env.sh`. */
  readonly command: string;
  /** The whole program, with a newline at its end. */
  readonly text: string;
}

export interface SampleOptions {
  readonly language: LanguageName;
  /** A reader's own server and credentials, written into the text. Without: environment variables. */
  readonly values?: OwnValues;
}

const byId = new Map(operations.map((operation) => [operation.id, operation]));

/**
 * The sample of an operation in a language: a complete program that gets its token, makes what must exist first, makes the call and
 * prints a value of the answer. `npm run samples` runs each of them. Throws for an operation that SAMPLES does not have.
 */
export function samplesFor(operation: Operation, { language, values = {} }: SampleOptions): SampleProgram {
  const { title, fileName, command, write } = LANGUAGES[language];
  const file = fileName(operation.id);
  return { language, title, fileName: file, command: command(file), text: write(programOf(operation), values) };
}

/** What the operation's sample does, before it is written in a language. */
export function programOf(operation: Operation): Program {
  return plan(operation, sampleOf(operation), find);
}

/** What the operation's sample does. Throws where there is none. */
export function sampleOf({ id }: Operation): Sample {
  const sample = SAMPLES[id];
  if (sample === undefined) {
    throw new Error(`${id} has no sample: add what it prints, and what must exist before it, to a file in src/reference/samples/topics/.`);
  }
  return sample;
}

function find(id: string): Operation {
  const operation = byId.get(id);
  if (operation === undefined) throw new Error(`Samples call ${id}, which is no operation.`);
  return operation;
}
