import { Card, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../asking.ts';
import {
  ChangeHouseholdHead,
  Household,
  RevealHousehold,
  type HouseholdQuery,
  type RevealHouseholdQuery,
} from '../generated/api.ts';
import { Fact } from '../parts/fact.tsx';
import { call } from '../operation.ts';
import { Failure } from '../parts/failure.tsx';
import { ChoiceField } from '../parts/fields.tsx';
import { FormButton } from '../parts/form-button.tsx';
import { useMay } from '../viewer.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { HouseholdAccessLog } from './access.tsx';
import { isHidden } from './codes.ts';
import { HouseLink } from './parts/house-link.tsx';
import { Marks } from './parts/marks.tsx';
import { PersonName } from './parts/name.tsx';
import { SexAge } from './parts/sex-age.tsx';
import { Reveal } from '../parts/reveal.tsx';
import { opened } from '../parts/opened.ts';

type File = NonNullable<HouseholdQuery['household']>;
type Shown = NonNullable<RevealHouseholdQuery['household']>;

/** A household: who belongs to it, where it lives. */
export function HouseholdPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = useAsk(Household, { id });
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.household) return <Nothing title={t('failure.notHere')} />;
  return <Whole key={id} file={data.household} />;
}

const countOf = (file: File, shown: Shown | null): number =>
  opened({ number: file.number }, shown ? { number: shown.number } : null) +
  (shown?.members.nodes ?? []).reduce((sum, member) => {
    const before = file.members.nodes.find(({ id }) => id === member.id);
    return sum + opened(before ? { ...before } : null, { name: member.name, phone: member.phone });
  }, 0);

function Whole({ file }: { readonly file: File }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Shown | null>(null);
  const [looks, setLooks] = useState(0);
  const head = file.members.nodes.find(({ relationToHead }) => relationToHead === 'HEAD');
  const title = head?.name ? `${head.name} · ${t('page.household')}` : t('page.household');
  const number = shown ? shown.number : file.number;
  return (
    <Page
      title={title}
      above={
        <p className="case-head">
          <Link to="/people">{t('page.people')}</Link>
          <Tag>{t(`householdKind.${file.kind}`)}</Tag>
          <Tag>{t(`householdState.${file.state}`)}</Tag>
        </p>
      }
      aside={
        <span className="buttons">
          <ChangeHead file={file} />
          <Reveal
            operation={RevealHousehold}
            variables={{ id: file.id }}
            clear={({ household }) => countOf(file, household)}
            isShown={shown !== null}
            onReveal={(data) => {
              setShown(data?.household ?? null);
              if (data) setLooks(looks + 1);
            }}
          />
        </span>
      }
    >
      <Card title={t('people.household')}>
        <dl className="facts">
          <Fact name={t('people.householdNumber')}>
            {number === null || number === '' ? null : isHidden(number) ? t('people.hidden') : number}
          </Fact>
          <Fact name={t('people.members')}>{t('people.size', { count: file.size })}</Fact>
          <Fact name={t('people.where')}>
            <HouseLink house={file.house} />
          </Fact>
          <Fact name={t('peopleDesk.place')}>{file.jurisdiction?.name}</Fact>
          {file.dissolvedInto ? (
            <Fact name={t('people.dissolvedInto')}>
              <Link to={`/households/${file.dissolvedInto.id}`}>{t('people.openHousehold')}</Link>
            </Fact>
          ) : null}
        </dl>
      </Card>
      <Members file={file} shown={shown} />
      <HouseholdAccessLog id={file.id} looks={looks} />
    </Page>
  );
}

/** Another member becomes the head. */
function ChangeHead({ file: { id, version, state, members } }: { readonly file: File }) {
  const { t } = useTranslation();
  const others = members.nodes.filter(
    ({ relationToHead, status }) => relationToHead !== 'HEAD' && status === 'PRESENT',
  );
  if (!useMay('resident.register') || state !== 'ACTIVE' || others.length === 0) return null;
  return (
    <FormButton<{ readonly head: string }>
      title={t('people.changeHead')}
      callOf={({ head }) => call(ChangeHouseholdHead, { id, version, head })}
    >
      <ChoiceField
        name="head"
        label={t('people.newHead')}
        options={others.map((member) => ({ value: member.id, label: member.name ?? t('people.person') }))}
      />
    </FormButton>
  );
}

function Members({ file, shown }: { readonly file: File; readonly shown: Shown | null }) {
  const { t } = useTranslation();
  const members = file.members.nodes.map((member) => ({
    ...member,
    ...shown?.members.nodes.find(({ id }) => id === member.id),
  }));
  return (
    <Card title={t('people.members')}>
      <ul className="lines">
        {members.map((member) => (
          <li key={member.id}>
            <span className="lines-head">
              <PersonName person={member} />
              <span className="tags-line">
                <Marks person={member} />
                {member.relationToHead ? <Tag>{t(`relationToHead.${member.relationToHead}`)}</Tag> : null}
              </span>
            </span>
            <span className="soft">
              <SexAge person={member} />
              {member.phone ? ` · ${member.phone}` : null}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
