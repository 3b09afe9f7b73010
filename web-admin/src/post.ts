const key = 'linli-acting-at';

/** The node at which this person acts now; none chosen means the home of their account. Kept for this tab only. */
export const actingAt = (): string | null => sessionStorage.getItem(key);

export function actAt(node: string | null): void {
  if (node) sessionStorage.setItem(key, node);
  else sessionStorage.removeItem(key);
}
