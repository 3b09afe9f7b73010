import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseState } from '../generated/api.ts';

const tones: Readonly<Record<CaseState, string>> = {
  REPORTED: 'blue',
  DUPLICATE: 'default',
  NOT_ACCEPTED: 'default',
  IN_GRID: 'processing',
  PENDING_DISPATCH: 'warning',
  DISPATCHED: 'processing',
  IN_PROGRESS: 'processing',
  SUSPENDED: 'default',
  RESOLVED: 'success',
  CALLBACK: 'success',
  CLOSED: 'default',
  REOPENED: 'warning',
  VOID: 'default',
};

/** Where a case stands, in words; the tone only groups. */
export function StateTag({ state }: { readonly state: CaseState }) {
  const { t } = useTranslation();
  return (
    <Tag color={tones[state]} className={`state state-${tones[state]}`}>
      {t(`state.${state}`)}
    </Tag>
  );
}
