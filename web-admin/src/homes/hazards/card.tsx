import { Button, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { HazardAction } from '../../generated/api.ts';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { dateTime } from '../../time.ts';
import { hazardActions } from '../codes.ts';
import { forms, type HazardLine, type Values } from './forms.tsx';

function Where({ hazard: { house, building, estate } }: { readonly hazard: HazardLine }) {
  if (house) return <Link to={`/houses/${house.id}`}>{house.address.standardName}</Link>;
  if (building) return <Link to={`/buildings/${building.id}`}>{building.address.standardName}</Link>;
  return estate ? <Link to={`/estates/${estate.id}`}>{estate.name}</Link> : null;
}

function When({ hazard }: { readonly hazard: HazardLine }) {
  const { t, i18n } = useTranslation();
  const at = (iso: string): string => dateTime(iso, i18n.language);
  const parts = [
    t('homes.hazard.foundAt', { at: at(hazard.foundAt) }),
    hazard.responsible ? t(`homes.hazard.responsible.${hazard.responsible}`) : null,
    hazard.dueAt ? t('homes.hazard.due', { at: at(hazard.dueAt) }) : null,
    hazard.returnCount > 0 ? t('homes.hazard.returned', { count: hazard.returnCount }) : null,
    hazard.outcome ? t(`homes.hazard.outcome.${hazard.outcome}`) : null,
  ];
  return <span className="soft small">{parts.filter(Boolean).join(' · ')}</span>;
}

function Actions({ hazard }: { readonly hazard: HazardLine }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<HazardAction | null>(null);
  const offered = hazardActions.filter((action) => hazard.actions.includes(action));
  const form = chosen ? forms[chosen] : null;
  if (offered.length === 0) return null;
  return (
    <span className="buttons">
      {offered.map((action, index) => (
        <Button
          key={action}
          type={index === 0 ? 'primary' : 'default'}
          danger={action === 'SEND_BACK' || action === 'DISMISS'}
          onClick={() => setChosen(action)}
        >
          {t(`homes.hazard.action.${action}`)}
        </Button>
      ))}
      {chosen && form ? (
        <FormDialog<Values>
          title={t(`homes.hazard.action.${chosen}`)}
          callOf={(values) => form.callOf(hazard, values)}
          close={() => setChosen(null)}
        >
          <p className="soft">{hazard.description}</p>
          <form.Fields />
        </FormDialog>
      ) : null}
    </span>
  );
}

/** One hazard with what can be done about it now. */
export function HazardCard({ hazard, isHere = false }: { readonly hazard: HazardLine; readonly isHere?: boolean }) {
  const { t } = useTranslation();
  const isGrave = hazard.severity === 'MAJOR' || hazard.severity === 'SERIOUS';
  return (
    <li className="hazard">
      <span className="card-top">
        <strong>{t(`homes.hazard.kind.${hazard.kind}`)}</strong>
        <span>
          {hazard.overdue ? <Tag color="error">{t('homes.hazard.overdue')}</Tag> : null}
          <Tag {...(isGrave ? { color: 'error' } : {})}>{t(`homes.hazard.severity.${hazard.severity}`)}</Tag>
          <Tag {...(hazard.isOpen ? { color: 'warning' } : {})}>{t(`homes.hazard.state.${hazard.state}`)}</Tag>
        </span>
      </span>
      {isHere ? null : (
        <span>
          <Where hazard={hazard} /> {hazard.grid ? <span className="soft">{hazard.grid.name}</span> : null}
        </span>
      )}
      <span>{hazard.description}</span>
      {hazard.measures ? (
        <span className="soft">
          {t('homes.hazard.measures')}:{hazard.measures}
        </span>
      ) : null}
      <When hazard={hazard} />
      {hazard.case ? (
        <Link to={`/cases/${hazard.case.id}`}>{t('homes.hazard.toCase', { number: hazard.case.number })}</Link>
      ) : null}
      <Actions hazard={hazard} />
    </li>
  );
}
