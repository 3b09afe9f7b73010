import type { ReactNode } from 'react';

/** One line of a list of facts; a dash where there is nothing to tell. */
export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children ?? '–'}</dd>
  </div>
);
