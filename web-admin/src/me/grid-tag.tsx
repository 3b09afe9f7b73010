import { Tag } from 'antd';
import { useAsk } from '../asking.ts';
import { GridName } from '../generated/api.ts';

/** A grid by its name; by its code until that is known. */
export function GridTag({ code }: { readonly code: string }) {
  const { data } = useAsk(GridName, { code });
  return <Tag title={code}>{data?.grid?.name ?? code}</Tag>;
}
