import { type Members, Setting } from './values.ts';

/** A call, told by how it differs from its operation's example. */
export interface Wish {
  /** Things that must exist before; those that path parameters name come by themselves. */
  readonly after?: readonly string[];
  /** Values that are new at each run: `{run}` is what is new. */
  readonly made?: Readonly<Record<string, string>>;
  /** Laid over the example; `without` names members that are left out. */
  readonly params?: Members;
  readonly query?: Members;
  readonly body?: Members;
  readonly without?: readonly string[];
  /** Variable with the bearer token, where it is not the application's. */
  readonly bearer?: string;
  /** Variable with the bytes that are sent. */
  readonly upload?: string;
}

/** Something that a call needs, and the call that brings it about. */
export interface Thing extends Wish {
  readonly comment: string;
  readonly by: string;
  /** Variables by their place in the answer; `''` is the whole of a file. */
  readonly reads?: Readonly<Record<string, string>>;
}

export const CREDENTIALS = { client_id: new Setting('client_id'), client_secret: new Setting('client_secret') };
/** On development a receiver may be on the same machine. */
export const RECEIVER = 'http://127.0.0.1:3000/callbacks';
