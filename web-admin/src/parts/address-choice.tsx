import { Select } from 'antd';
import { useAddress } from '../address.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** One filter of a list: what is chosen stands in the address. */
export function AddressChoice({ name, label, options }: Props) {
  const { address, change } = useAddress();
  return (
    <Select<string>
      allowClear
      aria-label={label}
      placeholder={label}
      value={address.get(name)}
      onChange={(value?: string) => change({ [name]: value ?? null })}
      options={[...options]}
    />
  );
}
