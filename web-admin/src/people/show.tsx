import { Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { Failure } from '../parts/failure.tsx';
import { Nothing } from '../parts/nothing.tsx';
import { Page } from '../parts/page.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { PersonAccessLog } from './access.tsx';
import { ActCard } from './actions/panel.tsx';
import { Consents, SealedTags } from './consents.tsx';
import { Family } from './family.tsx';
import { History } from './history.tsx';
import { Home, Relatives } from './home.tsx';
import { Known } from './known.tsx';
import { Marks } from './parts/marks.tsx';
import { PersonName } from './parts/name.tsx';
import { SexAge } from './parts/sex-age.tsx';
import { usePerson, usePersonHome, type PersonFile } from './person.ts';

/** One person: what is known on the left, household and what can be done on the right. */
export function PersonPage() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const { data, error, refetch } = usePerson(id);
  if (error) return <Failure error={error} retry={refetch} />;
  if (!data) return <Waiting />;
  if (!data.resident) return <Nothing title={t('failure.notHere')} />;
  return <Person key={id} file={data.resident} />;
}

function Person({ file }: { readonly file: PersonFile }) {
  const { t } = useTranslation();
  const [looks, setLooks] = useState(0);
  return (
    <Page title={file.name ?? t('page.person')} above={<Head file={file} />}>
      <Fate file={file} />
      <div className="case-page person-page">
        <div className="case-side">
          <ActCard file={file} />
          <Family file={file} />
          <PersonAccessLog id={file.id} looks={looks} />
        </div>
        <div className="case-main">
          <Known file={file} onReveal={() => setLooks(looks + 1)} />
          <Around file={file} />
          <History id={file.id} />
        </div>
      </div>
    </Page>
  );
}

/** What is asked second: it may be away while the first is there. */
function Around({ file }: { readonly file: PersonFile }) {
  const { data, error, refetch } = usePersonHome(file.id);
  const home = data?.resident;
  if (error) return <Failure error={error} retry={refetch} />;
  if (!home) return <Waiting />;
  return (
    <>
      <Home file={file} home={home} />
      <Relatives file={file} home={home} />
      <Consents file={file} home={home} />
      <SealedTags home={home} />
    </>
  );
}

function Head({ file }: { readonly file: PersonFile }) {
  const { t } = useTranslation();
  return (
    <p className="case-head">
      <Link to="/people">{t('page.people')}</Link>
      <SexAge person={file} />
      <Tag>{t(`residency.${file.residency}`)}</Tag>
      <Marks person={file} />
      <span className="soft">{file.grid?.name ?? file.jurisdiction?.name}</span>
      <span className="soft">
        {t('people.completeness')} {file.completeness}%
      </span>
      {file.isLinked ? <Tag color="success">{t('people.linked')}</Tag> : null}
    </p>
  );
}

/** Why somebody is not here any more. */
function Fate({ file: { mergedInto, endedOn, status } }: { readonly file: PersonFile }) {
  const { t } = useTranslation();
  if (mergedInto)
    return (
      <p className="search-note">
        {t('people.mergedInto')} <PersonName person={mergedInto} />
      </p>
    );
  return endedOn && status !== 'PRESENT' ? <p className="search-note">{t('people.ended', { on: endedOn })}</p> : null;
}
