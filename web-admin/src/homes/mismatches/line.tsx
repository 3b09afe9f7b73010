import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DecideMismatch, type MismatchLineFragment } from '../../generated/api.ts';
import { ReasonButton } from '../../parts/form-button.tsx';
import { fullDateTime } from '../../time.ts';
import { useMay } from '../../viewer.tsx';
import { UseTag } from '../use-tag.tsx';

interface Props {
  readonly line: MismatchLineFragment;
  /** On the page of the house itself nobody needs its address again. */
  readonly isHere?: boolean;
}

/** One house whose people and papers do not agree 人房不符. */
export function MismatchItem({ line, isHere = false }: Props) {
  const { t, i18n } = useTranslation();
  const mayDecide = useMay('mismatch.decide');
  const { registered, seen, house } = line;
  return (
    <li className="mismatch">
      <span className="card-top">
        <strong>{t(`homes.mismatch.kind.${line.kind}`)}</strong>
        <Tag {...(line.state === 'OPEN' ? { color: 'warning' } : {})}>
          {line.resolvedBy
            ? t(`homes.mismatch.resolution.${line.resolvedBy}`)
            : t(`homes.mismatch.state.${line.state}`)}
        </Tag>
      </span>
      {house && !isHere ? <Link to={`/houses/${house.id}`}>{house.address.standardName}</Link> : null}
      <span>
        <UseTag use={line.use} /> ·{' '}
        {typeof seen === 'number'
          ? t('homes.mismatch.figures', { registered, seen })
          : t('homes.mismatch.registered', { registered })}
      </span>
      <span className="soft small">
        {[house?.grid?.name, t('homes.hazard.foundAt', { at: fullDateTime(line.foundAt, i18n.language) })]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {line.reason ? <span>{t('homes.mismatch.decided', { reason: line.reason })}</span> : null}
      {mayDecide && line.state === 'OPEN' ? (
        <span className="buttons">
          <ReasonButton operation={DecideMismatch} target={line} title={t('homes.mismatch.decide')}>
            <p className="soft">{t('homes.mismatch.decideHint')}</p>
          </ReasonButton>
        </span>
      ) : null}
    </li>
  );
}
