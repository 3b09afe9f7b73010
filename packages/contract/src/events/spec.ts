/** An event's place in the catalogue: what it says, and which subgraphs besides the platform hear it. */
export interface EventSpec {
  readonly zh: string;
  readonly heardBy?: readonly string[];
  /** Which of these alone hear what is said in confidence with it: more than ids and codes. */
  readonly whisperedTo?: readonly string[];
}
