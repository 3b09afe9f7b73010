import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RevealNeed, type NeedLineFragment, type RevealNeedQuery } from '../../generated/api.ts';
import { opened } from '../../parts/opened.ts';
import { Reveal } from '../../parts/reveal.tsx';
import { dateTime } from '../../time.ts';
import { NeedSteps } from './steps.tsx';

interface Props {
  readonly need: NeedLineFragment;
}

const contactOf = ({ contactName, contactPhone, address }: NonNullable<RevealNeedQuery['need']>) => ({
  contactName,
  contactPhone,
  address,
});

/** Whom to ask for: for whoever has taken it in hand. */
function Contact({ need }: Props) {
  const [shown, setShown] = useState<RevealNeedQuery['need']>(null);
  const { contactName, contactPhone, address } = shown ?? need;
  if (!need.isClaimedByMe && !need.isMine) return null;
  return (
    <>
      <span>{[contactName, contactPhone, address].filter(Boolean).join(' · ')}</span>
      <span>
        <Reveal
          operation={RevealNeed}
          variables={{ id: need.id }}
          offered={['MUTUAL_HELP']}
          clear={(data) => opened(contactOf(need), data.need ? contactOf(data.need) : null)}
          isShown={shown !== null}
          onReveal={(data) => setShown(data?.need ?? null)}
        />
      </span>
    </>
  );
}

/** 需求: what somebody asks for, who took it in hand, and what can be done about it now. */
export function NeedCard({ need }: Props) {
  const { t, i18n } = useTranslation();
  const { title, description, kind, state, isOpen, grid, jurisdiction, postedAt, dueAt, org, result } = need;
  const at = (iso: string): string => dateTime(iso, i18n.language);
  return (
    <li className="need">
      <span className="card-top">
        <strong>{title}</strong>
        <span>
          <Tag>{t(`party.needKind.${kind}`)}</Tag>
          <Tag {...(isOpen ? { color: 'warning' } : {})}>{t(`party.needState.${state}`)}</Tag>
        </span>
      </span>
      <span>{description}</span>
      <span className="soft small">
        {[
          grid?.name ?? jurisdiction?.name,
          t('party.posted', { at: at(postedAt) }),
          dueAt && isOpen ? t('party.branchAfter', { at: at(dueAt) }) : null,
          org?.name,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {result ? <span>{t('party.resultOf', { result })}</span> : null}
      <Contact need={need} />
      <NeedSteps need={need} />
    </li>
  );
}
