import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../../asking.ts';
import { AnswerTransfer, Transfers } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { FormButton } from '../../parts/form-button.tsx';
import { Foot } from '../../parts/foot.tsx';
import { useMay } from '../../viewer.tsx';
import { MemberAbout, MemberMarks } from './marks.tsx';

/** 待接收的党员: what other organisations want to hand over to one's own. */
export function TransfersCard() {
  const { t } = useTranslation();
  const query = useAskPages(Transfers, { first: 20 }, ({ partyTransfers }) => partyTransfers.pageInfo);
  const lines = query.data?.flatMap(({ partyTransfers }) => partyTransfers.nodes) ?? [];
  if (!useMay('party-member.manage') || lines.length === 0) return null;
  return (
    <Card title={t('partyDesk.transfers')}>
      <ul className="lines">
        {lines.map((member) => {
          const { id, version, org, transferTo } = member;
          return (
            <li key={id}>
              <span className="lines-head">
                <strong>{t('partyDesk.fromTo', { from: org?.name, to: transferTo?.name })}</strong>
                <MemberMarks member={member} />
              </span>
              <MemberAbout member={member} />
              <span className="buttons">
                <FormButton
                  title={t('partyDesk.accept')}
                  type="primary"
                  callOf={() => call(AnswerTransfer, { id, version, accept: true })}
                />
                <FormButton
                  title={t('partyDesk.sendBack')}
                  danger
                  callOf={() => call(AnswerTransfer, { id, version, accept: false })}
                />
              </span>
            </li>
          );
        })}
      </ul>
      <Foot of="people" shown={lines.length} total={query.data?.[0]?.partyTransfers.totalCount ?? null} more={query} />
    </Card>
  );
}
