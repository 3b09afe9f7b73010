/** How much one gateway carries of live updates. */
export interface LiveLimits {
  /** Milliseconds between looks into the journal. */
  readonly everyMs: number;
  /** Events that may wait for one subscriber. */
  readonly queue: number;
  readonly deliveryMs: number;
  readonly heartbeatMs: number;
  /** How long a socket may take to say who it is. */
  readonly initMs: number;
  readonly sockets: number;
  readonly socketsPerAddress: number;
  readonly subscriptionsPerAccount: number;
  readonly subscriptionsPerSocket: number;
  readonly maxMessageBytes: number;
  /** Of one socket, whatever they say. */
  readonly messagesPerMinute: number;
}

export const usualLiveLimits: LiveLimits = {
  everyMs: 150,
  queue: 1_000,
  deliveryMs: 10_000,
  heartbeatMs: 12_000,
  initMs: 3_000,
  sockets: 5_000,
  // A whole office may sit behind one address.
  socketsPerAddress: 500,
  subscriptionsPerAccount: 100,
  subscriptionsPerSocket: 50,
  maxMessageBytes: 100_000,
  messagesPerMinute: 1_200,
};
