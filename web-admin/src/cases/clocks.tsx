import { Card } from 'antd';
import { useTranslation } from 'react-i18next';
import { Light } from '../parts/light.tsx';
import { dateTime, fromNow } from '../time.ts';
import type { CaseFile } from './case.ts';

type Clock = CaseFile['clocks'][number];

function Standing({ clock }: { readonly clock: Clock }) {
  const { t, i18n } = useTranslation();
  const at = (iso: string): string => dateTime(iso, i18n.language);
  if (clock.endedAt) return <>{t('cases.clock.ended', { at: at(clock.endedAt) })}</>;
  if (clock.pausedAt) return <>{t('cases.clock.paused', { at: at(clock.pausedAt) })}</>;
  return (
    <>
      {t('cases.clock.due', { at: at(clock.dueAt) })} ({fromNow(clock.dueAt, i18n.language)})
    </>
  );
}

/** The clocks: overall first, then what runs, then what is over. */
export function Clocks({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const ordered = file.clocks.toSorted(
    (a, b) =>
      Number(b.stage === 'OVERALL') - Number(a.stage === 'OVERALL') || Number(!!a.endedAt) - Number(!!b.endedAt),
  );
  if (ordered.length === 0) return null;
  return (
    <Card title={t('cases.clocks')}>
      <ul className="lines">
        {ordered.map((clock) => (
          <li key={`${clock.stage}${clock.startedAt}`} className={clock.endedAt ? 'over' : ''}>
            <span className="lines-head">
              <strong>{t(`stage.${clock.stage}`)}</strong>
              <Light colour={clock.light} />
            </span>
            <span className="soft">
              <Standing clock={clock} /> · {t(clock.natural ? 'cases.clock.natural' : 'cases.clock.working')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
