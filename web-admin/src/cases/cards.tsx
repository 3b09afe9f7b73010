import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Light } from '../parts/light.tsx';
import { dateTime } from '../time.ts';
import type { CaseLine } from './lines.ts';
import { Holder } from './rows.tsx';
import { StateTag } from './state-tag.tsx';

/** The list on a phone: one card a case, the whole card is the target. */
export function Cards({ lines }: { readonly lines: readonly CaseLine[] }) {
  const { t, i18n } = useTranslation();
  return (
    <ul className="cards">
      {lines.map((line) => (
        <li key={line.id}>
          <Link to={`/cases/${line.id}`} className="card-link">
            <span className="card-top">
              <StateTag state={line.state} />
              <Light colour={line.light} />
            </span>
            <strong>{line.title}</strong>
            <span className="soft">
              {line.category?.name ?? line.categoryCode} · {line.grid?.name ?? line.jurisdiction?.name}
            </span>
            <span className="soft">
              <Holder line={line} />
            </span>
            <span className="soft small">
              {line.dueAt ? <>{t('cases.clock.due', { at: dateTime(line.dueAt, i18n.language) })} · </> : null}
              {line.number}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
