import { type Context, type Heard, textOf } from '@linli/kit';
import { cases } from './case.model.ts';
import { inspectionCases } from './inspection-case.model.ts';
import { caseFor } from './inspection.words.ts';
import { bringIn } from './report.carry.ts';

const MOST = 50;

/** Whether somebody works on this inspection already. */
async function isOpen({ open }: Context, inspection: string): Promise<boolean> {
  const known = await open(inspectionCases).some({ inspection }, { limit: MOST });
  const of = await Promise.all(known.map(({ caseId }) => open(cases).find(caseId)));
  return of.some((row) => row?.isOpen);
}

/** merchants: what an inspection found was not put right in time. One case is open for it at a time. */
export async function hearRectificationTransferred(heard: Heard, context: Context): Promise<void> {
  const { subject, jurisdiction, data } = heard;
  if (await isOpen(context, subject)) return;
  const { category, title, severity } = caseFor(textOf(data['team']));
  const merchant = textOf(data['merchant']);
  const row = await bringIn(context, {
    place: jurisdiction,
    title,
    description: title,
    categoryCode: category,
    severity,
    urgent: false,
    channel: 'DEPARTMENT',
    reporterKind: 'DEPARTMENT',
    anonymous: false,
    links: merchant ? [{ kind: 'MERCHANT', id: merchant }] : [],
    source: `inspection/${subject}`,
  });
  await context.open(inspectionCases).insert(jurisdiction, {
    set: { inspection: subject, caseId: row.id },
    event: { type: 'case.opened-for-inspection', data: { inspection: subject, case: row.id } },
  });
}
