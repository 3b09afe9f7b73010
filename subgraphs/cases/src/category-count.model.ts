/** Reports of one category at a node. Its name is looked up only when somebody asks for it. */
export interface CategoryCount {
  readonly category: string;
  readonly count: number;
  readonly place: string;
}
