interface Path {
  readonly prev: Path | undefined;
  readonly key: string | number;
}

/** Where a field stands in the answer, root first. */
export function responsePathAsArray(path: Path): readonly (string | number)[] {
  return path.prev ? [...responsePathAsArray(path.prev), path.key] : [path.key];
}
