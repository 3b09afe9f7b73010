import { Card, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import {
  CancelCareTask,
  FinishCareTask,
  GiveCareTask,
  StartCareTask,
  type CareKind,
  type TaskLineFragment,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField, MomentField, WordsField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { dateTime } from '../../time.ts';
import { useMay, useViewer } from '../../viewer.tsx';
import { AlertCard } from '../alerts/card.tsx';
import { careKinds } from '../codes.ts';
import { MealCard } from '../meals/card.tsx';
import type { ElderFile } from './file.ts';

/** What was wrong, newest first; nothing when nothing ever was. */
export function AlertsOf({ file }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  if (file.alerts.nodes.length === 0) return null;
  return (
    <Card title={t('page.alerts')}>
      <ul className="cards">
        {file.alerts.nodes.map((alert) => (
          <AlertCard key={alert.id} alert={alert} isHere />
        ))}
      </ul>
    </Card>
  );
}

/** The last meals. */
export function MealsOf({ file }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  return (
    <Card title={t('page.meals')}>
      {file.meals.nodes.length === 0 ? <p className="soft">{t('elders.noMeals')}</p> : null}
      <ul className="cards card-grid">
        {file.meals.nodes.map((meal) => (
          <MealCard key={meal.id} meal={meal} isHere />
        ))}
      </ul>
    </Card>
  );
}

interface Given {
  readonly kind: CareKind;
  readonly dueAt: { readonly toISOString: () => string };
}

/** 照护任务: what somebody has to do for the elder, the next one first. */
export function TasksOf({ file }: { readonly file: ElderFile }) {
  const { t } = useTranslation();
  const mayPlan = useMay('care.plan');
  const { nodes } = file.careTasks;
  return (
    <Card
      title={t('elders.tasks')}
      extra={
        mayPlan ? (
          <FormButton<Given>
            title={t('elders.giveTask')}
            initial={{ kind: 'VISIT' }}
            callOf={({ kind, dueAt }) =>
              call(GiveCareTask, { input: { elder: file.id, kind, dueAt: dueAt.toISOString() } })
            }
          >
            <ChoiceField
              name="kind"
              label={t('elders.careKindLabel')}
              options={careKinds.map((value) => ({ value, label: t(`elders.careKind.${value}`) }))}
            />
            <MomentField name="dueAt" label={t('elders.dueAt')} />
          </FormButton>
        ) : null
      }
    >
      {nodes.length === 0 ? <p className="soft">{t('elders.noTasks')}</p> : null}
      <ul className="lines">
        {nodes.map((task) => (
          <TaskLine key={task.id} task={task} />
        ))}
      </ul>
    </Card>
  );
}

function TaskLine({ task }: { readonly task: TaskLineFragment }) {
  const { t, i18n } = useTranslation();
  const { kind, state, dueAt, result } = task;
  const isOpen = state === 'TODO' || state === 'DOING' || state === 'MISSED';
  return (
    <li className={isOpen ? '' : 'over'}>
      <span className="lines-head">
        <strong>{t(`elders.careKind.${kind}`)}</strong>
        <Tag {...(state === 'MISSED' ? { color: 'error' } : {})}>{t(`elders.taskState.${state}`)}</Tag>
      </span>
      <span className="soft">{t('homes.hazard.due', { at: dateTime(dueAt, i18n.language) })}</span>
      {result ? <span>{result}</span> : null}
      {isOpen ? <TaskSteps task={task} /> : null}
    </li>
  );
}

function TaskSteps({ task }: { readonly task: TaskLineFragment }) {
  const { t } = useTranslation();
  const { id: me, permissions } = useViewer();
  const { id, version, state, assignee } = task;
  const mayDo = permissions.includes('care.do') && (!assignee || assignee === me);
  return (
    <span className="buttons">
      {mayDo && state === 'TODO' ? (
        <FormButton title={t('elders.startTask')} callOf={() => call(StartCareTask, { id, version })} />
      ) : null}
      {mayDo ? (
        <FormButton<{ readonly result: string }>
          title={t('elders.finishTask')}
          type="primary"
          callOf={(values) => call(FinishCareTask, { id, version, result: values.result })}
        >
          <WordsField name="result" label={t('elders.result')} />
        </FormButton>
      ) : null}
      {permissions.includes('care.plan') ? (
        <ReasonButton operation={CancelCareTask} target={task} title={t('elders.cancelTask')} danger />
      ) : null}
    </span>
  );
}
