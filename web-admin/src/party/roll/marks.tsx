import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MemberLineFragment } from '../../generated/api.ts';

interface Props {
  readonly member: MemberLineFragment;
}

/** Where a membership stands. */
export function MemberMarks({ member: { movedAway, registration, status } }: Props) {
  const { t } = useTranslation();
  return (
    <span className="tags-line">
      {movedAway ? <Tag color="warning">{t('party.movedAway')}</Tag> : null}
      {registration === 'DUAL' ? <Tag color="processing">{t('party.dual')}</Tag> : null}
      <Tag>{t(`party.memberStatus.${status}`)}</Tag>
    </span>
  );
}

/** How long, and how often at activities. */
export function MemberAbout({ member: { band, attended } }: Props) {
  const { t } = useTranslation();
  return (
    <span className="soft">
      {t(`party.band.${band}`)} · {t('party.attended', { count: attended })}
    </span>
  );
}
