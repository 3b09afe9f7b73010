import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  ApproveSpecialTag,
  LiftSpecialTag,
  RequestTagAccess,
  RevealSealedTag,
  type RevealSealedTagQuery,
  type SealedTagFragment,
} from '../../generated/api.ts';
import { departmentName } from '../../names.ts';
import { call } from '../../operation.ts';
import { LineField, MomentField, ReasonField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { opened } from '../../parts/opened.ts';
import { Reveal } from '../../parts/reveal.tsx';
import { useViewer } from '../../viewer.tsx';
import { isHidden } from '../codes.ts';
import { PersonName } from '../parts/name.tsx';
import { useCodes, useWordOf } from '../words.ts';

type Clear = NonNullable<RevealSealedTagQuery['resident']>['specialTags']['nodes'][number];

interface Props {
  readonly tag: SealedTagFragment;
  /** On the page of the person nobody needs the name again. */
  readonly isHere?: boolean;
}

function useKindWord(): (kind: string | null) => string {
  const { t } = useTranslation();
  const codes = useCodes();
  const word = useWordOf();
  return (kind) => {
    const known = codes?.specialTags.find(({ code }) => code === kind);
    if (known) return word('specialTags', known);
    return kind === null || isHidden(kind) ? t('people.hidden') : kind;
  };
}

/** One sealed tag: what it is only for who was named, and what the department can do with it. */
export function SealedTag({ tag, isHere = false }: Props) {
  const { t } = useTranslation();
  const kindWord = useKindWord();
  const [shown, setShown] = useState<Clear | null>(null);
  const find = (data: RevealSealedTagQuery): Clear | null =>
    data.resident?.specialTags.nodes.find(({ id }) => id === tag.id) ?? null;
  return (
    <li className={tag.state === 'LIFTED' ? 'over' : ''}>
      <span className="lines-head">
        <strong>{kindWord((shown ?? tag).kind)}</strong>
        <span className="tags-line">
          <span className="soft">{departmentName(tag.department, t)}</span>
          <Tag color={tag.state === 'PROPOSED' ? 'warning' : 'default'}>{t(`specialTagState.${tag.state}`)}</Tag>
        </span>
      </span>
      {isHere ? null : <PersonName person={tag.resident} />}
      {shown?.note ? <span>{shown.note}</span> : null}
      <span className="buttons">
        {tag.resident && tag.state === 'APPROVED' ? (
          <Reveal
            operation={RevealSealedTag}
            variables={{ id: tag.resident.id }}
            offered={['SPECIAL_CARE']}
            clear={(data) => opened({ kind: tag.kind }, { kind: find(data)?.kind })}
            isShown={shown !== null}
            onReveal={(data) => setShown(data ? find(data) : null)}
          />
        ) : null}
        <Steps tag={tag} />
      </span>
    </li>
  );
}

function Steps({ tag }: { readonly tag: SealedTagFragment }) {
  const { t } = useTranslation();
  const { id: me, permissions, departments } = useViewer();
  const { id, version, state, proposedBy, department } = tag;
  if (!permissions.includes('special-tag.manage') || !departments.includes(department) || state === 'LIFTED')
    return null;
  return (
    <>
      {state === 'PROPOSED' && proposedBy !== me ? (
        <FormButton
          title={t('peopleDesk.sealed.approve')}
          type="primary"
          callOf={() => call(ApproveSpecialTag, { id, version })}
        />
      ) : null}
      {state === 'PROPOSED' && proposedBy === me ? (
        <span className="soft small">{t('peopleDesk.sealed.own')}</span>
      ) : null}
      {state === 'APPROVED' ? <NameReader id={id} /> : null}
      <ReasonButton operation={LiftSpecialTag} target={tag} title={t('peopleDesk.sealed.lift')} danger />
    </>
  );
}

interface Reading {
  readonly reader: string;
  readonly until: { readonly toISOString: () => string };
  readonly reason: string;
}

/** Somebody is to read it for a time; a second person of the department lets them. */
function NameReader({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  return (
    <FormButton<Reading>
      title={t('peopleDesk.sealed.nameReader')}
      callOf={({ reader, until, reason }) =>
        call(RequestTagAccess, { input: { tag: id, reader: reader.trim(), until: until.toISOString(), reason } })
      }
    >
      <p className="soft">{t('peopleDesk.sealed.readerHint')}</p>
      <LineField name="reader" label={t('peopleDesk.sealed.reader')} />
      <MomentField name="until" label={t('peopleDesk.sealed.until')} />
      <ReasonField />
    </FormButton>
  );
}
