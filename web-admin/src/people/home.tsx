import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { RemoveKinship } from '../generated/api.ts';
import { ReasonButton } from '../parts/form-button.tsx';
import { useMay } from '../viewer.tsx';
import type { HomeFile, PersonFile, Residence } from './person.ts';
import { ActButton } from './actions/button.tsx';
import { HouseLink } from './parts/house-link.tsx';
import { PersonName } from './parts/name.tsx';

/** Where the person lives and has lived. */
export function Home({ file, home }: { readonly file: PersonFile; readonly home: HomeFile }) {
  const { t } = useTranslation();
  const lines = home.residences.nodes.toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
  return (
    <Card title={t('people.home')} extra={<ActButton file={file} act="START_RESIDENCE" />}>
      {lines.length === 0 ? <p className="soft">{t('people.noHouse')}</p> : null}
      <ul className="lines">
        {lines.map((line) => (
          <ResidenceLine key={line.id} file={file} line={line} />
        ))}
      </ul>
    </Card>
  );
}

function ResidenceLine({ file, line }: { readonly file: PersonFile; readonly line: Residence }) {
  const { t } = useTranslation();
  return (
    <li className={line.isCurrent ? '' : 'over'}>
      <span className="lines-head">
        <HouseLink house={line.house} />
        <span className="tags-line">
          {line.isMain && line.isCurrent ? <Tag color="processing">{t('people.mainHouse')}</Tag> : null}
          <Tag>{t(`residenceRelation.${line.relation}`)}</Tag>
        </span>
      </span>
      <span className="lines-head soft">
        <span>
          {t('people.from', { at: line.from })}
          {line.until ? ` ${t('people.until', { at: line.until })}` : null}
        </span>
        {line.isCurrent ? <ActButton file={file} act="END_RESIDENCE" residence={line} /> : null}
      </span>
    </li>
  );
}

/** Who is related, on either side. */
export function Relatives({ file, home }: { readonly file: PersonFile; readonly home: HomeFile }) {
  const { t } = useTranslation();
  const mayRegister = useMay('resident.register');
  return (
    <Card title={t('people.relatives')} extra={<ActButton file={file} act="KINSHIP" />}>
      {home.relatives.nodes.length === 0 ? <p className="soft">{t('people.noRelatives')}</p> : null}
      <ul className="lines">
        {home.relatives.nodes.map(({ id, version, kind, relative }) => (
          <li key={id}>
            <span className="lines-head">
              <PersonName person={relative} />
              <Tag>{t(`kinship.${kind}`)}</Tag>
            </span>
            {mayRegister ? (
              <span className="buttons">
                <ReasonButton
                  operation={RemoveKinship}
                  target={{ id, version }}
                  title={t('peopleDesk.removeKinship')}
                />
              </span>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
