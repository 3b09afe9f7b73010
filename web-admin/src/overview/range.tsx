import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { DateRange } from '../generated/api.ts';
import { isoDay } from '../time.ts';

const today = (): Dayjs => dayjs(isoDay(new Date()));
const lastDays = (count: number): [Dayjs, Dayjs] => [today().subtract(count - 1, 'day'), today()];

// The API's range ends before `until`; people name the last day they mean.
const rangeOf = ([first, last]: readonly [Dayjs, Dayjs]): DateRange => ({
  from: first.format('YYYY-MM-DD'),
  until: last.add(1, 'day').format('YYYY-MM-DD'),
});

/** The days the figures are about; they stand in the address, so that a link shows the same figures. */
export function useRange(): readonly [DateRange, (days: readonly [Dayjs, Dayjs]) => void] {
  const [search, setSearch] = useSearchParams();
  const [from, until] = [search.get('from'), search.get('until')];
  const range = from && until ? { from, until } : rangeOf(lastDays(30));
  return [range, (days) => setSearch({ ...rangeOf(days) }, { replace: true })];
}

export function RangePicker() {
  const { t } = useTranslation();
  const [{ from, until }, setRange] = useRange();
  const presets = [
    { label: t('overview.ranges.week'), value: lastDays(7) },
    { label: t('overview.ranges.month'), value: lastDays(30) },
    { label: t('overview.ranges.year'), value: [today().startOf('year'), today()] satisfies [Dayjs, Dayjs] },
  ];
  return (
    <DatePicker.RangePicker
      aria-label={t('overview.range')}
      allowClear={false}
      value={[dayjs(from), dayjs(until).subtract(1, 'day')]}
      presets={presets}
      inputReadOnly
      onChange={(days) => (days?.[0] && days[1] ? setRange([days[0], days[1]]) : undefined)}
    />
  );
}
