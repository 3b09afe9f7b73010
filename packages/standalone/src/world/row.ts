/** A row of the world before it lies in a store: where and when it came to be, and what it says. */
export interface WorldRow<Fields extends object = object> {
  readonly id: string;
  /** A division of twelve digits or a grid of fifteen, eighteen, twenty-one. */
  readonly place: string;
  readonly at: Date;
  readonly by: string;
  readonly set: Fields;
  /** Its version: how often it was written. */
  readonly version?: number;
}
