/** The errors of storage: two drivers, one set of classes. Names and codes: PostgreSQL, Appendix A "PostgreSQL Error Codes". */

/** What both drivers' error objects have in common. */
export interface ServerError {
  readonly message?: string | undefined;
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly constraint?: string | undefined;
}

/** The database refused the statement. Nothing of its transaction was kept. */
export class DatabaseError extends Error {
  override readonly name: string = 'DatabaseError';
  /** SQLSTATE, five characters. */
  readonly code: string;
  readonly constraint: string | undefined;
  /** May contain values of the row; for logs, never for clients. */
  readonly detail: string | undefined;
  /** The same transaction may succeed when it is run again from its beginning. */
  readonly retryable: boolean;
  /** The name of the statement that was refused. */
  readonly statement: string | undefined;

  constructor(error: ServerError, statement?: string, options?: ErrorOptions) {
    super(error.message ?? 'The database refused the statement.', options);
    this.code = error.code ?? 'XX000';
    this.constraint = error.constraint;
    this.detail = error.detail;
    this.retryable = isRetryable(error);
    this.statement = statement;
  }
}

/** The database cannot be reached, is shutting down, or has no room. Servers answer 503. */
export class DatabaseUnavailable extends Error {
  override readonly name: string = 'DatabaseUnavailable';
  /** `unknown`: the statement had been sent and may have been committed. */
  readonly outcome: 'not_executed' | 'unknown';

  constructor(message: string, outcome: 'not_executed' | 'unknown', options?: ErrorOptions) {
    super(message, options);
    this.outcome = outcome;
  }
}

/**
 * Whether the same request may succeed a moment later: the database is away, or the statement ran too long or met others in every try.
 * Servers answer 503.
 */
export function isPassing(error: unknown): boolean {
  return error instanceof DatabaseUnavailable || (error instanceof DatabaseError && (error.retryable || error.code === QUERY_CANCELED));
}

/** What a statement that runs too long ends with. */
const QUERY_CANCELED = '57014';

/** Another live process uses the data directory. */
export class DataDirectoryInUse extends Error {
  override readonly name: string = 'DataDirectoryInUse';
  readonly directory: string;
  /** Process id as its own machine or container counts it. */
  readonly pid: number;

  constructor(directory: string, pid: number, lockFile: string, reachable: boolean) {
    const advice = reachable
      ? 'Stop it, or choose another directory with --data.'
      : `It runs in another container or on another machine. If it is gone for good, delete ${lockFile}.`;
    super(`The data directory ${directory} is in use by process ${pid}. ${advice}`);
    this.directory = directory;
    this.pid = pid;
  }
}

const RETRYABLE = new Set(['40001', '40P01', '55P03', '26000']);

/** A prepared statement whose row shape another process's migration has changed; a fresh connection prepares it anew. */
export function isStalePlan(error: ServerError): boolean {
  return error.code === '0A000' && (error.message ?? '').includes('cached plan must not change result type');
}

/** The statement was refused before it ran because the connection does not know its name. */
export function isUnknownStatement(error: ServerError): boolean {
  return error.code === '26000';
}

function isRetryable(error: ServerError): boolean {
  return RETRYABLE.has(error.code ?? '') || isStalePlan(error);
}

/**
 * PostgreSQL gives its own trouble with a file, as on a disk that became read-only, the code of a right that the caller lacks; the words
 * tell them apart.
 */
function isRefusedFile({ code, message }: ServerError): boolean {
  return code === '42501' && /^could not .*\b(?:file|directory)\b/.test(message ?? '');
}

/**
 * Whether the connection (or the server behind it) is of no further use: connection errors, a server that stops or starts,
 * no resources left, a disk that takes nothing, and a server that became a read-only standby after a failover.
 */
export function isUnavailable(error: ServerError): boolean {
  if (error.severity === 'FATAL' || error.severity === 'PANIC') return true;
  const code = error.code ?? '';
  return (
    code.startsWith('08') ||
    code.startsWith('53') ||
    code.startsWith('57P') ||
    code.startsWith('58') ||
    code === '25006' ||
    isRefusedFile(error)
  );
}

/** SQLSTATEs that mean that the statement was refused, not lost: the session goes on, so nothing of it was committed. */
export function outcomeOf(error: ServerError): 'not_executed' | 'unknown' {
  return error.severity === 'ERROR' ? 'not_executed' : 'unknown';
}
