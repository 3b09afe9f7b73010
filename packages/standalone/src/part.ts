/** One running piece of the city. */
export interface Part {
  readonly url: string;
  /** Set when it is a process of its own. */
  readonly pid?: number;
  /** The processes of all instances. */
  pids?(): readonly number[];
  /** Of several instances one: stops it in order and starts it again. */
  restart?(at: number): Promise<void>;
  /** Stops it in order. */
  close(): Promise<void>;
}
