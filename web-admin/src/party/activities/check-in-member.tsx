import { useTranslation } from 'react-i18next';
import { useAsk } from '../../asking.ts';
import { CheckInMember, Roll, type ActivityLineFragment } from '../../generated/api.ts';
import { call } from '../../operation.ts';
import { ChoiceField } from '../../parts/fields.tsx';
import { FormButton } from '../../parts/form-button.tsx';

/** 代为签到 of a member who has no phone, by the number on the roll. */
export function CheckInMemberButton({ activity: { id, version, org } }: { readonly activity: ActivityLineFragment }) {
  const { t } = useTranslation();
  return (
    <FormButton<{ readonly member: string }>
      title={t('partyDesk.checkInMember')}
      callOf={({ member }) => call(CheckInMember, { id, version, member })}
    >
      <Members org={org?.id ?? ''} />
    </FormButton>
  );
}

function Members({ org }: { readonly org: string }) {
  const { t } = useTranslation();
  const { data } = useAsk(Roll, { id: org, first: 100 }, { enabled: org !== '' });
  const members = data?.partyOrg?.members.nodes ?? [];
  return (
    <ChoiceField
      name="member"
      label={t('partyDesk.member')}
      options={members.flatMap(({ id, status, band }, at) =>
        status === 'LEFT' || status === 'DECEASED'
          ? []
          : [
              {
                value: id,
                label: [
                  t('party.memberOf', { n: at + 1 }),
                  t(`party.memberStatus.${status}`),
                  t(`party.band.${band}`),
                ].join(' · '),
              },
            ],
      )}
    />
  );
}
