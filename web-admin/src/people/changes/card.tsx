import { Alert, App, Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../asking.ts';
import { ApproveChange, RejectChange, RevealChanges, type RevealChangesQuery } from '../../generated/api.ts';
import { Failure } from '../../parts/failure.tsx';
import { useViewer } from '../../viewer.tsx';
import { afterwards } from '../../parts/afterwards.ts';
import { PersonName } from '../parts/name.tsx';
import { ReasonButton } from '../../parts/form-button.tsx';
import { Reveal } from '../../parts/reveal.tsx';
import { opened } from '../../parts/opened.ts';
import type { Change } from './change.ts';
import { ChangeBody } from './line.tsx';

type Shown = NonNullable<RevealChangesQuery['resident']>['changes']['nodes'][number];

interface Props {
  readonly change: Change;
  readonly isChosen: boolean;
  readonly choose: (id: string, isChosen: boolean) => void;
}

/** One change: whose, what stood there, what is proposed, and the decision. */
export function ChangeCard({ change, isChosen, choose }: Props) {
  const { t } = useTranslation();
  const { id: me } = useViewer();
  const [shown, setShown] = useState<Shown | null>(null);
  const isOwn = change.proposedBy === me;
  const isOpen = change.state === 'PENDING';
  const find = (data: RevealChangesQuery): Shown | null =>
    data.resident?.changes.nodes.find(({ id }) => id === change.id) ?? null;
  return (
    <div className="change">
      <span className="lines-head">
        {isOpen && !isOwn ? (
          <Checkbox checked={isChosen} onChange={({ target }) => choose(change.id, target.checked)}>
            <span className="only-read">
              {t('peopleDesk.changes.approve')} {t(`residentField.${change.field}`)}
            </span>
          </Checkbox>
        ) : null}
        <span className="change-who">
          <PersonName person={change.resident} />
        </span>
        {change.resident ? (
          <Reveal
            operation={RevealChanges}
            variables={{ id: change.resident.id, state: change.state }}
            offered={['AFFAIR_HANDLING', 'HOUSEHOLD_VISIT']}
            clear={(data) => opened(change, find(data))}
            isShown={shown !== null}
            onReveal={(data) => setShown(data ? find(data) : null)}
          />
        ) : null}
      </span>
      <ChangeBody change={change} shown={shown} />
      {isOpen && isOwn ? <Alert type="info" showIcon title={t('peopleDesk.changes.own')} /> : null}
      {isOpen && !isOwn ? <Decide change={change} /> : null}
    </div>
  );
}

function Decide({ change: { id, version } }: { readonly change: Change }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const approve = useAct(ApproveChange);
  const told = (): void => void message.success(t('peopleDesk.changes.approved', { count: 1 }));
  return (
    <>
      <Failure error={approve.error} />
      <span className="decide">
        <Button
          type="primary"
          loading={approve.isPending}
          onClick={() => afterwards(approve.mutateAsync({ id, version }), told)}
        >
          {t('peopleDesk.changes.approve')}
        </Button>
        <ReasonButton operation={RejectChange} target={{ id, version }} title={t('peopleDesk.changes.reject')} danger />
      </span>
    </>
  );
}
