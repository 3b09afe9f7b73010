import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { Roll } from '../../generated/api.ts';
import { Found } from '../../parts/found.tsx';
import { AdmitButton } from './admit.tsx';
import { Member } from './member.tsx';

/** 党员名册: without names; who it is, the secretary sees for a purpose. */
export function RollCard({ org }: { readonly org: string }) {
  const { t } = useTranslation();
  const query = useAskPages(Roll, { id: org, first: 50 }, (data) => data.partyOrg?.members.pageInfo);
  const lines = query.data?.flatMap(({ partyOrg }) => partyOrg?.members.nodes ?? []) ?? [];
  return (
    <Card title={t('party.roll')} extra={<AdmitButton org={org} />}>
      <Found
        of="people"
        query={query}
        shown={lines.length}
        total={query.data?.[0]?.partyOrg?.members.totalCount}
        none={t('partyDesk.noMembers')}
      >
        <ul className="lines">
          {lines.map((member, at) => (
            <Member key={member.id} member={member} n={at + 1} />
          ))}
        </ul>
      </Found>
    </Card>
  );
}
