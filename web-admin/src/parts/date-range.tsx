import { DatePicker, Input } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useTranslation } from 'react-i18next';
import type { DateRange } from '../generated/api.ts';
import { useIsPhone } from './screen.ts';

interface Props {
  readonly label: string;
  readonly value: DateRange | null;
  readonly onChange: (range: DateRange | null) => void;
  readonly presets?: { readonly label: string; readonly value: [Dayjs, Dayjs] }[];
}

// The API's range ends before `until`; people name the last day they mean.
const written = (day: Dayjs): string => day.format('YYYY-MM-DD');
const rangeOf = (first: Dayjs, last: Dayjs): DateRange => ({
  from: written(first),
  until: written(last.add(1, 'day')),
});
const lastOf = ({ until }: DateRange): Dayjs => dayjs(until).subtract(1, 'day');

/** From a day to a day, both included. On a phone its own calendar is used: two months side by side do not fit. */
export function DateRangeField(props: Props) {
  return useIsPhone() ? <OnPhone {...props} /> : <OnDesk {...props} />;
}

function OnDesk({ label, value, onChange, presets = [] }: Props) {
  return (
    <DatePicker.RangePicker
      aria-label={label}
      allowClear={presets.length === 0}
      value={value ? [dayjs(value.from), lastOf(value)] : null}
      presets={presets}
      inputReadOnly
      onChange={(days) => onChange(days?.[0] && days[1] ? rangeOf(days[0], days[1]) : null)}
    />
  );
}

function OnPhone({ label, value, onChange, presets }: Props) {
  const { t } = useTranslation();
  const first = value ? dayjs(value.from) : null;
  const last = value ? lastOf(value) : null;
  const change = (from: Dayjs | null, until: Dayjs | null): void => {
    const [one, other] = [from ?? until, until ?? from];
    if (one && other) onChange(one.isAfter(other) ? rangeOf(other, one) : rangeOf(one, other));
    else onChange(null);
  };
  const dayOf = (text: string): Dayjs | null => (text ? dayjs(text) : null);
  return (
    <div className="days" role="group" aria-label={label}>
      {presets ? null : <span className="days-label soft">{label}</span>}
      <Input
        type="date"
        aria-label={`${label} ${t('form.from')}`}
        value={first ? written(first) : ''}
        onChange={({ target }) => change(dayOf(target.value), last)}
      />
      <Input
        type="date"
        aria-label={`${label} ${t('form.to')}`}
        value={last ? written(last) : ''}
        onChange={({ target }) => change(first, dayOf(target.value))}
      />
    </div>
  );
}
