import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../asking.ts';
import { GridChoices } from '../generated/api.ts';

interface Props {
  readonly place: string;
  readonly value?: string;
  readonly onChange?: (code: string | undefined) => void;
}

/** The grids of a place, lowest levels included; searched by name. */
export function GridSelect({ place, value, onChange }: Props) {
  const { t } = useTranslation();
  const { data, isLoading } = useAsk(GridChoices, { code: place }, { enabled: place !== '' });
  const grids = data?.jurisdiction?.grids.nodes ?? [];
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isLoading}
      aria-label={t('cases.report.grid')}
      value={value ?? null}
      onChange={(chosen?: string | null) => onChange?.(chosen ?? undefined)}
      options={grids.map(({ code, name, type }) => ({ value: code, label: `${name} · ${t(`gridType.${type}`)}` }))}
    />
  );
}
