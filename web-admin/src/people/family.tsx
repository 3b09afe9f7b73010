import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ActButton } from './actions/button.tsx';
import { PersonName } from './parts/name.tsx';
import { SexAge } from './parts/sex-age.tsx';
import type { PersonFile } from './person.ts';

/** The household, the head first. */
export function Family({ file }: { readonly file: PersonFile }) {
  const { t } = useTranslation();
  const { household } = file;
  if (!household)
    return (
      <Card title={t('people.household')}>
        <p className="soft">{t('people.noHousehold')}</p>
        <span className="buttons">
          <ActButton file={file} act="JOIN" />
          <ActButton file={file} act="FOUND" />
        </span>
      </Card>
    );
  const members = household.members.nodes.toSorted(
    (a, b) => Number(b.relationToHead === 'HEAD') - Number(a.relationToHead === 'HEAD'),
  );
  return (
    <Card
      title={t('people.household')}
      extra={<Link to={`/households/${household.id}`}>{t('people.openHousehold')}</Link>}
    >
      <ul className="lines">
        {members.map((member) => (
          <li key={member.id}>
            <span className="lines-head">
              {member.id === file.id ? <strong>{member.name}</strong> : <PersonName person={member} />}
              {member.relationToHead ? <Tag>{t(`relationToHead.${member.relationToHead}`)}</Tag> : null}
            </span>
            <span className="soft">
              <SexAge person={member} />
            </span>
          </li>
        ))}
      </ul>
      <ActButton file={file} act="LEAVE" />
    </Card>
  );
}
