import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { PersonLineFragment } from '../../generated/api.ts';

type Marked = Pick<PersonLineFragment, 'livesAlone' | 'unverified' | 'pendingChanges' | 'status'>;

/** What to look at: somebody who lives alone, is long unverified, or of whom changes wait. */
export function Marks({ person }: { readonly person: Marked }) {
  const { t } = useTranslation();
  const { livesAlone, unverified, pendingChanges, status } = person;
  return (
    <>
      {status === 'PRESENT' ? null : <Tag>{t(`residentStatus.${status}`)}</Tag>}
      {livesAlone ? <Tag color="processing">{t('people.alone')}</Tag> : null}
      {unverified ? <Tag color="warning">{t('people.unverified')}</Tag> : null}
      {pendingChanges > 0 ? <Tag color="warning">{t('people.pending', { count: pendingChanges })}</Tag> : null}
    </>
  );
}
