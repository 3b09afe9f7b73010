import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AppointSecretary, DissolvePartyOrg, MergePartyOrg, type OrgLineFragment } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { LineField, ReasonField } from '../../parts/fields.tsx';
import { FormButton, ReasonButton } from '../../parts/form-button.tsx';
import { useMay } from '../../viewer.tsx';
import { OrgField } from '../org-field.tsx';

interface Merged {
  readonly into: string;
  readonly reason: string;
}

/** Who leads an organisation, and how it ends. */
export function OrgSteps({ org: { id, version, state } }: { readonly org: OrgLineFragment }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  if (!useMay('party.organise') || state !== 'ACTIVE') return null;
  return (
    <>
      <FormButton<{ readonly secretary: string }>
        title={t('partyDesk.appoint')}
        callOf={({ secretary }) => call(AppointSecretary, { id, version, secretary: secretary.trim() })}
      >
        <LineField name="secretary" label={t('partyDesk.secretary')} />
      </FormButton>
      <FormButton<Merged>
        title={t('partyDesk.merge')}
        callOf={({ into, reason }) => call(MergePartyOrg, { id, version, into, reason })}
      >
        <OrgField name="into" label={t('partyDesk.into')} but={id} />
        <ReasonField />
      </FormButton>
      <ReasonButton
        operation={DissolvePartyOrg}
        target={{ id, version }}
        title={t('partyDesk.dissolve')}
        danger
        onDone={() => void navigate('/party')}
      />
    </>
  );
}
