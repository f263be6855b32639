/** A sending that is about to be made. */
export interface PlannedSending {
  readonly organizationId: number;
  readonly deliveryId: number;
  readonly webhookId: number;
  readonly eventName: string;
  /** Attempts made before. */
  readonly attempts: number;
}

/** What becomes of it instead. */
export interface SendingFault {
  /** Rule that says so. */
  readonly id: string;
  /**
   * `dropped`: nothing is sent, the attempt counts as failed. `reordered`: the same, and later events of the order overtake it until it
   * is tried again. `delayed`: it is put off, and holds later events of its order up. `duplicated`: it is sent twice.
   */
  readonly effect: 'dropped' | 'duplicated' | 'delayed' | 'reordered';
  /** Milliseconds of the organization's clock, of `delayed` and `reordered`. */
  readonly delay: number;
}

/** Says which sendings go wrong on purpose; on development only. */
export interface FaultPlan {
  sendingFault(sending: PlannedSending): SendingFault | undefined;
}
