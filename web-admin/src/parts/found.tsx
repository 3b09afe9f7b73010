import { Empty } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../parts/failure.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { Foot } from '../people/parts/foot.tsx';

interface Props {
  readonly query: {
    readonly error: Error | null;
    readonly isPending: boolean;
    readonly refetch: () => unknown;
    readonly hasNextPage: boolean;
    readonly isFetchingNextPage: boolean;
    readonly fetchNextPage: () => unknown;
  };
  readonly shown: number;
  readonly total: number | null | undefined;
  /** What is said when there is nothing. */
  readonly none: string;
  readonly children: ReactNode;
}

/** A list as far as it was read: waiting, refused, empty, or its lines with the way on. */
export function Found({ query, shown, total, none, children }: Props) {
  if (query.error) return <Failure error={query.error} retry={query.refetch} />;
  if (query.isPending) return <Waiting />;
  if (shown === 0) return <Empty description={none} />;
  return (
    <>
      {children}
      <Foot shown={shown} total={total ?? null} more={query} />
    </>
  );
}
