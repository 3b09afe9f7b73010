import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { DateRange } from '../generated/api.ts';
import { DateRangeField } from '../parts/date-range.tsx';
import { isoDay } from '../time.ts';

const today = (): Dayjs => dayjs(isoDay(new Date()));
const lastDays = (count: number): [Dayjs, Dayjs] => [today().subtract(count - 1, 'day'), today()];

const usual = (): DateRange => ({
  from: today().subtract(29, 'day').format('YYYY-MM-DD'),
  until: today().add(1, 'day').format('YYYY-MM-DD'),
});

/** The days the figures are about; they stand in the address, so that a link shows the same figures. */
export function useRange(): readonly [DateRange, (range: DateRange | null) => void] {
  const [search, setSearch] = useSearchParams();
  const [from, until] = [search.get('from'), search.get('until')];
  const range = from && until ? { from, until } : usual();
  return [range, (chosen) => setSearch({ ...(chosen ?? usual()) }, { replace: true })];
}

export function RangePicker() {
  const { t } = useTranslation();
  const [range, setRange] = useRange();
  const presets = [
    { label: t('overview.ranges.week'), value: lastDays(7) },
    { label: t('overview.ranges.month'), value: lastDays(30) },
    { label: t('overview.ranges.year'), value: [today().startOf('year'), today()] satisfies [Dayjs, Dayjs] },
  ];
  return <DateRangeField label={t('overview.range')} value={range} onChange={setRange} presets={presets} />;
}
