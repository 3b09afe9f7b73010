import { isPurpose, opens, type PurposeCode } from '@linli/contract';
import { useAsk } from '../asking.ts';
import { DistrictPurposes } from '../generated/api.ts';
import { useViewer } from '../viewer.tsx';

// What population links people to, what opens anybody before what opens some; a purpose without a link opens nobody.
const opening: readonly PurposeCode[] = [
  'AFFAIR_HANDLING',
  'HOUSEHOLD_VISIT',
  'EMERGENCY',
  'ELDERLY_CARE',
  'SUBJECT_ACCESS',
];

/** The purposes for which this role may see people here: by the contract, less what the district has closed. */
export function useOpenPurposes(offered: readonly PurposeCode[] = opening): readonly PurposeCode[] {
  const { roles, home } = useViewer();
  const code = home?.code ?? '';
  const { data } = useAsk(DistrictPurposes, { code }, { enabled: code !== '' });
  const policies = data?.jurisdiction?.purposes ?? [];
  return offered.filter((purpose) => {
    const policy = policies.find((one) => isPurpose(one.purpose) && one.purpose === purpose);
    const isOpen = !policy || (policy.isOn && policy.upTo >= 'P2' && policy.roles.some((role) => roles.includes(role)));
    return isOpen && opens(purpose, roles, 'P2');
  });
}
