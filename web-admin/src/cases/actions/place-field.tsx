import { PlaceSelect } from '../place-select.tsx';

interface Props {
  readonly under: string;
  readonly label: string;
  readonly value?: string;
  readonly onChange?: (code: string | null) => void;
}

/** A place inside a form, which hands in value and change by itself. */
export const PlaceField = ({ under, label, value, onChange }: Props) => (
  <PlaceSelect under={under} label={label} value={value ?? null} onChange={(code) => onChange?.(code)} />
);
