import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from './failure.tsx';
import { Foot, type Counted, type More } from './foot.tsx';
import { Waiting } from './waiting.tsx';

interface Props {
  readonly of?: Counted;
  readonly query: More & {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
  };
  readonly shown: number;
  readonly total: number | null | undefined;
  /** What is said when there is nothing. */
  readonly none: string;
  readonly children: ReactNode;
}

/** A list as far as it was read: waiting, refused, empty, or its lines with the way on. */
export function Found({ of = 'records', query, shown, total, none, children }: Props) {
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  if (query.isPending) return <Waiting />;
  if (shown === 0) return <Empty description={none} />;
  return (
    <>
      {children}
      <Foot of={of} shown={shown} total={total ?? null} more={query} />
    </>
  );
}
