import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { RevealMember, type RevealMemberQuery, type RollQuery } from '../../generated/api.ts';
import { opened } from '../../parts/opened.ts';
import { Reveal } from '../../parts/reveal.tsx';
import { useMay } from '../../viewer.tsx';
import { MemberAbout, MemberMarks } from './marks.tsx';
import { MemberSteps } from './steps.tsx';

type Line = NonNullable<RollQuery['partyOrg']>['members']['nodes'][number];
type Clear = NonNullable<RevealMemberQuery['partyMembership']>;

interface Props {
  readonly member: Line;
  readonly n: number;
}

/** One member of the roll: where it stands, who it is for somebody who says why, and what comes next. */
export function Member({ member, n }: Props) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Clear | null>(null);
  const { residentId, employer, joinedOn, status } = member;
  const isOver = status === 'LEFT' || status === 'DECEASED';
  return (
    <li className={isOver ? 'over' : ''}>
      <span className="lines-head">
        <strong>{t('party.memberOf', { n })}</strong>
        <MemberMarks member={member} />
      </span>
      <MemberAbout member={member} />
      {member.transferTo ? (
        <Tag color="warning">{t('partyDesk.leavingFor', { org: member.transferTo.name })}</Tag>
      ) : null}
      {shown ? <Who clear={shown} /> : null}
      <span className="buttons">
        <Reveal
          operation={RevealMember}
          variables={{ id: member.id }}
          offered={['PARTY_WORK']}
          clear={({ partyMembership: found }) =>
            opened(
              { residentId, employer, joinedOn },
              found ? { residentId: found.residentId, employer: found.employer, joinedOn: found.joinedOn } : null,
            )
          }
          isShown={shown !== null}
          onReveal={(data) => setShown(data?.partyMembership ?? null)}
        />
        {isOver ? null : <MemberSteps member={member} />}
      </span>
    </li>
  );
}

function Who({ clear: { residentId, employer, joinedOn } }: { readonly clear: Clear }) {
  const { t } = useTranslation();
  const mayRead = useMay('resident.read');
  return (
    <span>
      {mayRead && residentId ? (
        <Link to={`/people/${residentId}`}>{t('page.person')}</Link>
      ) : (
        t('partyDesk.residentOf', { id: residentId ?? '–' })
      )}
      {joinedOn ? ` · ${t('partyDesk.joined', { on: joinedOn })}` : ''}
      {employer ? ` · ${employer}` : ''}
    </span>
  );
}
