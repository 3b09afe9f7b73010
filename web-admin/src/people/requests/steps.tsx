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
import { LineField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay, useViewer } from '../../viewer.tsx';
import { FieldValues } from '../actions/propose.tsx';
import type { Request } from './request.ts';
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
    <FormButton<{ readonly evidence: string }>
      title={t('peopleDesk.requests.checkIdentity')}
      type="primary"
      callOf={({ evidence }) => call(CheckRequesterIdentity, { ...target(request), evidence })}
    >
      <LineField name="evidence" label={t('people.evidence')} />
    </FormButton>
  );
}

function Review({ request }: Props) {
  const { t } = useTranslation();
  return (
    <FormButton
      title={t('peopleDesk.requests.review')}
      type="primary"
      callOf={() => call(ReviewSubjectRequest, target(request))}
    />
  );
}

function Fulfil({ request }: Props) {
  const { t } = useTranslation();
  const { kind } = request;
  return (
    <FormButton<Corrected>
      title={t('peopleDesk.requests.fulfil')}
      type="primary"
      danger={kind === 'DELETE'}
      callOf={({ changes }) =>
        call(FulfilSubjectRequest, {
          ...target(request),
          changes: changes?.map(({ field, value }) => ({ field, value: value?.trim() || null })) ?? null,
        })
      }
    >
      <p className="soft">{t(`peopleDesk.requests.fulfilHint.${kind}`)}</p>
      {kind === 'CORRECT' ? <FieldValues /> : null}
    </FormButton>
  );
}

function Refuse({ request }: Props) {
  const { t } = useTranslation();
  return (
    <ReasonButton
      operation={RefuseSubjectRequest}
      target={target(request)}
      title={t('peopleDesk.requests.refuse')}
      danger
    />
  );
}

function Link({ request }: Props) {
  const { t } = useTranslation();
  return (
    <FormButton<{ readonly account: string }>
      title={t('peopleDesk.requests.link')}
      callOf={({ account }) => call(LinkAccount, { ...target(request), account })}
    >
      <LineField name="account" label={t('peopleDesk.requests.account')} />
    </FormButton>
  );
}
