/** Bytes for people. */
export function inMegabytes(bytes: number): string {
  return `${(bytes / 2 ** 20).toFixed(1)} MB`;
}

/** Lines with columns of one width; numbers stand to the right. */
export function columns(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, i) => Math.max(widest[i] ?? 0, String(cell).length)),
    [],
  );
  const cellOf = (cell: string | number, width: number): string =>
    typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width);
  return rows.map((row) =>
    row
      .map((cell, i) => cellOf(cell, widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
