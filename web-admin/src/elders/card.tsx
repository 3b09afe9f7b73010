import { Tag } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ElderLineFragment } from '../generated/api.ts';
import { SexAge } from '../people/parts/sex-age.tsx';
import { levelOf } from './codes.ts';

/** How closely somebody is watched and how much they can do, in words. */
export function ElderMarks({ elder }: { readonly elder: Pick<ElderLineFragment, 'watchLevel' | 'level' | 'state'> }) {
  const { t } = useTranslation();
  const { watchLevel, level, state } = elder;
  return (
    <>
      {state === 'ACTIVE' ? null : <Tag>{t(`elders.state.${state}`)}</Tag>}
      {watchLevel === 'NONE' ? null : (
        <Tag color={watchLevel === 'CLOSE' ? 'error' : 'warning'}>{t(`elders.watch.${watchLevel}`)}</Tag>
      )}
      <Tag>{level === null ? t('elders.unassessed') : t(`elders.level.${levelOf(level)}`)}</Tag>
    </>
  );
}

/** One elder of a list. */
export function ElderCard({ elder, children }: { readonly elder: ElderLineFragment; readonly children?: ReactNode }) {
  const { t } = useTranslation();
  const { id, resident, situation } = elder;
  return (
    <li>
      <Link to={`/elders/${id}`} className="card-link">
        <span className="card-top">
          <strong>{resident?.name ?? t('people.person')}</strong>
          {resident ? <SexAge person={resident} /> : null}
        </span>
        <span>{resident?.house?.address?.standardName ?? t('people.noHouse')}</span>
        <span className="soft">
          {situation ? t(`elders.situation.${situation}`) : t(elder.livesAlone ? 'people.alone' : 'elders.notAlone')}
        </span>
        <span>
          <ElderMarks elder={elder} />
        </span>
        {children}
      </Link>
    </li>
  );
}
