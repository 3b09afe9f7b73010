import { Card, Empty, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import {
  GrantTagAccess,
  RefuseTagAccess,
  SealedAccesses,
  SealedTags,
  type SealedAccessesQuery,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { Failure } from '../../parts/failure.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { Page } from '../../parts/page.tsx';
import { fullDateTime } from '../../time.ts';
import { useViewer } from '../../viewer.tsx';
import { PersonName } from '../parts/name.tsx';
import { PeopleNav } from '../parts/nav.tsx';
import { SealedTag } from './tag.tsx';

type Access = SealedAccessesQuery['specialTagAccesses']['nodes'][number];

/** What the own department keeps sealed, and who asks to read it. */
export function SealedPage() {
  const { t } = useTranslation();
  const tags = useAskPages(SealedTags, {}, ({ specialTags }) => specialTags.pageInfo);
  const lines = tags.data?.flatMap(({ specialTags }) => specialTags.nodes) ?? [];
  return (
    <Page title={t('page.sealed')} above={<PeopleNav />}>
      <p className="soft desk-hint">{t('peopleDesk.sealed.hint')}</p>
      <Failure error={tags.error} retry={tags.refetch} />
      <Accesses />
      <Card title={t('people.specialTags')} loading={tags.isPending} className="sealed-card">
        {lines.length === 0 ? <Empty description={t('peopleDesk.sealed.none')} /> : null}
        <ul className="lines">
          {lines.map((tag) => (
            <SealedTag key={tag.id} tag={tag} />
          ))}
        </ul>
      </Card>
    </Page>
  );
}

function Accesses() {
  const { t } = useTranslation();
  const query = useAskPages(SealedAccesses, { state: 'REQUESTED' }, (data) => data.specialTagAccesses.pageInfo);
  const waiting = query.data?.flatMap(({ specialTagAccesses }) => specialTagAccesses.nodes) ?? [];
  if (waiting.length === 0) return <Failure error={query.error} retry={query.refetch} />;
  return (
    <Card title={t('peopleDesk.sealed.accesses')}>
      <ul className="lines">
        {waiting.map((access) => (
          <AccessLine key={access.id} access={access} />
        ))}
      </ul>
    </Card>
  );
}

function AccessLine({ access }: { readonly access: Access }) {
  const { t, i18n } = useTranslation();
  const { id: me } = useViewer();
  const { id, version, reader, until, reason, requestedBy, tag } = access;
  return (
    <li>
      <span className="lines-head">
        <PersonName person={tag?.resident ?? null} />
        <Tag color="warning">{t('peopleDesk.sealed.asked')}</Tag>
      </span>
      <span>{t('peopleDesk.sealed.mayRead', { reader, until: fullDateTime(until, i18n.language) })}</span>
      <span className="soft">{t('peopleDesk.changes.reason', { reason })}</span>
      {requestedBy === me ? (
        <span className="soft small">{t('peopleDesk.sealed.own')}</span>
      ) : (
        <span className="buttons">
          <FormButton
            title={t('peopleDesk.sealed.grant')}
            type="primary"
            callOf={() => call(GrantTagAccess, { id, version })}
          />
          <ReasonButton operation={RefuseTagAccess} target={access} title={t('peopleDesk.sealed.refuse')} danger />
        </span>
      )}
    </li>
  );
}
