import { type Context, type Heard, textOf } from '@linli/kit';
import { cases } from './case.model.ts';
import { hazardCases } from './hazard-case.model.ts';
import { severityOf, wordOf } from './hazard.words.ts';
import { bringIn } from './report.carry.ts';

const MOST = 50;

/** Whether somebody works on this hazard already. */
async function isOpen({ open }: Context, hazard: string): Promise<boolean> {
  const known = await open(hazardCases).some({ hazard }, { limit: MOST });
  const of = await Promise.all(known.map(({ caseId }) => open(cases).find(caseId)));
  return of.some((row) => row?.isOpen);
}

/** housing: a hazard can not be put right where it is. One case is open for it at a time. */
export async function hearHazardEscalated({ subject, jurisdiction, data }: Heard, context: Context): Promise<void> {
  if (await isOpen(context, subject)) return;
  const { category, title } = wordOf(textOf(data['kind']));
  const severity = severityOf(textOf(data['severity']));
  const house = textOf(data['house']);
  const row = await bringIn(context, {
    place: jurisdiction,
    title,
    description: title,
    categoryCode: category,
    severity,
    urgent: severity === 1,
    channel: 'ESTATE_PATROL',
    reporterKind: 'STAFF',
    anonymous: false,
    links: house ? [{ kind: 'HOUSE', id: house }] : [],
    source: `hazard/${subject}`,
  });
  await context.open(hazardCases).insert(jurisdiction, {
    set: { hazard: subject, caseId: row.id },
    event: { type: 'case.opened-for-hazard', data: { hazard: subject, case: row.id } },
  });
}
