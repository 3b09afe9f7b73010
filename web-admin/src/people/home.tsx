import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
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

export function Relatives({ home }: { readonly home: HomeFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('people.relatives')}>
      {home.relatives.nodes.length === 0 ? <p className="soft">{t('people.noRelatives')}</p> : null}
      <ul className="lines">
        {home.relatives.nodes.map(({ id, kind, relative }) => (
          <li key={id}>
            <span className="lines-head">
              <PersonName person={relative} />
              <Tag>{t(`kinship.${kind}`)}</Tag>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
