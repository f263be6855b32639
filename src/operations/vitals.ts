/** How a worker of this process does. Times in epoch milliseconds on the wall. */
export interface WorkerState {
  /** When it last ended a look without an error; null before its first. */
  readonly lastRunAt: number | null;
  /** When it last met an error. */
  readonly lastErrorAt: number | null;
}

/** What only the process knows of itself. */
export interface Vitals {
  readonly version: string;
  readonly startedAt: number;
  readonly workers: Readonly<Record<'callbacks' | 'catalogue' | 'due', () => WorkerState>>;
}
