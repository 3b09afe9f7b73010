/** One running piece of the city. */
export interface Part {
  readonly url: string;
  /** Set when it is a process of its own. */
  readonly pid?: number;
  /** Stops it in order. */
  close(): Promise<void>;
}
