import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../asking.ts';
import { Places } from '../generated/api.ts';
import { useViewer } from '../viewer.tsx';

interface Props {
  readonly value: string | null;
  readonly onChange: (code: string | null) => void;
  /** The node whose surroundings are offered; one's own when left out. */
  readonly under?: string;
  readonly label?: string;
}

/** A node and those directly below it. */
export function PlaceSelect({ value, onChange, under, label }: Props) {
  const { t } = useTranslation();
  const { home } = useViewer();
  const code = under ?? home?.code ?? '';
  const { data, isLoading } = useAsk(Places, { code }, { enabled: code !== '' });
  const node = data?.jurisdiction;
  const nodes = node ? [{ code: node.code, name: node.name }, ...node.children] : [];
  const known = nodes.some((one) => one.code === value) || !value;
  const options = [...nodes, ...(known ? [] : [{ code: value, name: value }])];
  const name = label ?? t('cases.filters.within');
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isLoading}
      aria-label={name}
      placeholder={name}
      value={value}
      onChange={(chosen?: string) => onChange(chosen ?? null)}
      options={options.map((one) => ({ value: one.code, label: one.name }))}
    />
  );
}
