import { opens, purposes, type PurposeCode } from '@linli/contract';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useViewer } from './viewer.tsx';

const codes = Object.keys(purposes) as readonly PurposeCode[];

export const purposeName = (code: PurposeCode, language: string): string =>
  language === 'en' ? purposes[code].en : purposes[code].zh;

/** The purposes that could show personal fields to this person, by the contract's own table. The API decides. */
export function usePurposes(): readonly PurposeCode[] {
  const { roles } = useViewer();
  return codes.filter((code) => opens(code, roles, 'P2'));
}

interface Props {
  readonly value: PurposeCode | null;
  readonly onChange: (code: PurposeCode) => void;
  /** Those that make sense here; all that the role may name when left out. */
  readonly offered?: readonly PurposeCode[];
}

export function PurposeSelect({ value, onChange, offered }: Props) {
  const { t, i18n } = useTranslation();
  const all = usePurposes();
  return (
    <label className="field">
      <span>{t('reveal.purpose')}</span>
      <Select
        value={value}
        onChange={onChange}
        aria-label={t('reveal.purpose')}
        options={(offered ?? all).map((code) => ({ value: code, label: purposeName(code, i18n.language) }))}
      />
    </label>
  );
}
