import { systemViewer } from '@linli/kit/inside';
import type { Town } from '@linli/testkit';
import { cases, type Case } from '../src/case.model.ts';
import { isOpenState, type CaseState } from '../src/words.ts';
import { COMMUNITY, reports, type Cast, type Seen } from './people.ts';

const given = { department: 'urban-management', departmentNode: COMMUNITY } as const;
const inHand = { ...given, handler: 'u-dept-local' } as const;
const settled = { ...inHand, resolvedBy: 'u-dept-local', resolvedAt: new Date('2026-03-02T02:00:00Z') } as const;

const usual: Readonly<Partial<Record<CaseState, Partial<Case>>>> = {
  NOT_ACCEPTED: { rejectedBy: 'u-hub' },
  DISPATCHED: given,
  IN_PROGRESS: inHand,
  SUSPENDED: inHand,
  RESOLVED: settled,
  CALLBACK: settled,
  CLOSED: { ...settled, closedAt: new Date('2026-03-02T03:00:00Z') },
};

/** A case that a resident of the community reported, as it stands in a state. */
export async function aCase(
  { town, cast }: { readonly town: Town; readonly cast: Cast },
  state: CaseState,
  over: Partial<Case> = {},
): Promise<Seen> {
  const reported = await reports(cast.resident);
  const { engine } = town.running();
  const context = engine.contextFor({ viewer: systemViewer('given'), requestId: 'given' });
  const set = { state, isOpen: isOpenState(state), ...usual[state], ...over };
  const row = await engine.within(context, ({ open }) => open(cases).amend(reported.id, () => ({ set })));
  return { ...row };
}
