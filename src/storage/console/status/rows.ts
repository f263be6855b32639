/** What incidents and maintenance have in common. */
export interface StateRow<S extends string> {
  readonly id: number;
  /** Of the pool; null: of the whole installation. */
  readonly server_id: number | null;
  readonly environment: 'development' | 'production' | null;
  readonly components: readonly string[];
  readonly state: S;
  readonly title: string;
  /** Epoch milliseconds. */
  readonly changed_at: number;
}
