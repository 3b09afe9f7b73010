import { Button, Card, Tag, Timeline as Line } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useAskPages } from '../asking.ts';
import { CaseTimeline, type CaseTimelineQuery } from '../generated/api.ts';
import { actorName, departmentName, photoKinds, stepName } from '../names.ts';
import { Failure } from '../parts/failure.tsx';
import { fullDateTime } from '../time.ts';
import { useViewer } from '../viewer.tsx';
import type { CaseFile } from './case.ts';
import { NoteForm } from './note.tsx';

type Step = NonNullable<CaseTimelineQuery['case']>['timeline']['nodes'][number];

function useSteps(id: string) {
  const query = useAskPages(CaseTimeline, { id }, ({ case: file }) => file?.timeline.pageInfo);
  return { ...query, steps: query.data?.flatMap(({ case: file }) => file?.timeline.nodes ?? []) ?? [] };
}

// A photo's line carries its kind as a code.
function noteOf({ action, note }: Step, t: TFunction): string | null {
  const kind = photoKinds.find((one) => action === 'PHOTO' && one === note);
  return kind ? t(`photo.${kind}`) : note;
}

function StepLine({ step }: { readonly step: Step }) {
  const { t, i18n } = useTranslation();
  const { id } = useViewer();
  return (
    <div className="step">
      <span className="step-head">
        <strong>{stepName(step.action, t)}</strong>
        {step.to && step.to !== step.from ? <span>→ {t(`state.${step.to}`)}</span> : null}
        {step.isPublic ? <Tag>{t('cases.publicNote')}</Tag> : null}
      </span>
      {step.collapsed ? <span>{t('cases.collapsed', { tier: t(`tier.${step.collapsed}`) })}</span> : null}
      {step.note ? <span className="step-note">{noteOf(step, t)}</span> : null}
      <span className="soft small">
        {fullDateTime(step.at, i18n.language)}
        {step.tier ? ` · ${t(`tier.${step.tier}`)}` : null}
        {step.department ? ` · ${departmentName(step.department, t)}` : null}
        {' · '}
        <span title={step.by}>{t('cases.by', { who: actorName(step.by, id, t) })}</span>
      </span>
    </div>
  );
}

/** Who did what and when, newest first. */
export function Timeline({ file }: { readonly file: CaseFile }) {
  const { t } = useTranslation();
  const { steps, error, isPending, hasNextPage, fetchNextPage } = useSteps(file.id);
  return (
    <Card title={t('cases.timeline')} extra={<NoteForm file={file} />} loading={isPending}>
      <Failure error={error} />
      <Line items={steps.map((step) => ({ key: step.id, content: <StepLine step={step} /> }))} />
      {hasNextPage ? <Button onClick={() => void fetchNextPage()}>{t('list.more')}</Button> : null}
    </Card>
  );
}
