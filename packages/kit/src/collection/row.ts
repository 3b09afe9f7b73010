/** What every stored thing has, besides its own fields. `path` is the kit's and never leaves it. */
export interface Row {
  readonly id: string;
  /** The lowest division known, twelve digits. */
  readonly jurisdiction: string;
  readonly grid?: string | null;
  readonly version: number;
  readonly createdAt: Date;
  readonly createdBy: string;
}
