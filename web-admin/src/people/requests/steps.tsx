import { useTranslation } from 'react-i18next';
import {
  CheckRequesterIdentity,
  FulfilSubjectRequest,
  LinkAccount,
  RefuseSubjectRequest,
  ReviewSubjectRequest,
  type ResidentField,
} from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { useMay, useViewer } from '../../viewer.tsx';
import { LineField } from '../actions/fields.tsx';
import { FieldValues } from '../actions/propose.tsx';
import { ReasonButton } from '../parts/reason-button.tsx';
import type { Request } from './request.ts';
import { StepButton } from './step-button.tsx';
import { CopyButton } from './copy.tsx';

interface Corrected {
  readonly changes?: readonly { readonly field: ResidentField; readonly value?: string }[];
}

/** What can be done with a request where it stands; who checked the identity does not decide. */
export function RequestSteps({ request }: { readonly request: Request }) {
  const mayDecide = useMay('subject-request.decide');
  const { id: me } = useViewer();
  const { state, identityCheckedBy } = request;
  return (
    <span className="decide">
      {state === 'RECEIVED' ? <Identity request={request} /> : null}
      {mayDecide && identityCheckedBy !== me ? <Deciding request={request} /> : null}
      {state === 'FULFILLED' && mayDecide ? <CopyButton request={request} /> : null}
    </span>
  );
}

function Deciding({ request }: Props) {
  const { state } = request;
  return (
    <>
      {state === 'IDENTITY_CHECKED' ? <Review request={request} /> : null}
      {state === 'IN_REVIEW' ? <Fulfil request={request} /> : null}
      {state === 'IN_REVIEW' ? <Refuse request={request} /> : null}
      {state === 'REFUSED' || state === 'RECEIVED' ? null : <Link request={request} />}
    </>
  );
}

interface Props {
  readonly request: Request;
}

const target = ({ id, version }: Request) => ({ id, version });

function Identity({ request }: Props) {
  const { t } = useTranslation();
  return (
    <StepButton<{ readonly evidence: string }>
      label={t('peopleDesk.requests.checkIdentity')}
      isFirst
      send={({ evidence }) => call(CheckRequesterIdentity, { ...target(request), evidence })}
    >
      <LineField name="evidence" label={t('people.evidence')} />
    </StepButton>
  );
}

function Review({ request }: Props) {
  const { t } = useTranslation();
  return (
    <StepButton
      label={t('peopleDesk.requests.review')}
      isFirst
      send={() => call(ReviewSubjectRequest, target(request))}
    />
  );
}

function Fulfil({ request }: Props) {
  const { t } = useTranslation();
  const { kind } = request;
  return (
    <StepButton<Corrected>
      label={t('peopleDesk.requests.fulfil')}
      isFirst
      danger={kind === 'DELETE'}
      send={({ changes }) =>
        call(FulfilSubjectRequest, {
          ...target(request),
          changes: changes?.map(({ field, value }) => ({ field, value: value?.trim() || null })) ?? null,
        })
      }
    >
      <p className="soft">{t(`peopleDesk.requests.fulfilHint.${kind}`)}</p>
      {kind === 'CORRECT' ? <FieldValues /> : null}
    </StepButton>
  );
}

function Refuse({ request }: Props) {
  const { t } = useTranslation();
  return (
    <ReasonButton
      operation={RefuseSubjectRequest}
      target={target(request)}
      label={t('peopleDesk.requests.refuse')}
      danger
    />
  );
}

function Link({ request }: Props) {
  const { t } = useTranslation();
  return (
    <StepButton<{ readonly account: string }>
      label={t('peopleDesk.requests.link')}
      send={({ account }) => call(LinkAccount, { ...target(request), account })}
    >
      <LineField name="account" label={t('peopleDesk.requests.account')} />
    </StepButton>
  );
}
