import { type Context, type Heard, textOf } from '@linli/kit';
import { alertCases } from './alert-case.model.ts';
import { bringIn } from './report.carry.ts';

const titles: Readonly<Record<string, string>> = {
  VITAL_SIGN: '老年人生命体征异常预警',
  NO_MOVEMENT: '老年人长时间无活动预警',
  SOS: '老年人紧急呼叫',
};

// 独居老人需要帮助, as the national tree calls it; nothing is more urgent.
const CATEGORY = 'F01';
const MOST_URGENT = 1;

/** elderly-care: something may be wrong with an elder. One case is opened for it, once. */
export async function hearAlertRaised({ subject, jurisdiction, data }: Heard, context: Context): Promise<void> {
  const { open } = context;
  if (await open(alertCases).findBy({ alert: subject })) return;
  const title = titles[textOf(data['kind'])] ?? '老年人预警';
  const elder = textOf(data['elder']);
  const row = await bringIn(context, {
    place: jurisdiction,
    title,
    description: title,
    categoryCode: CATEGORY,
    severity: MOST_URGENT,
    urgent: true,
    channel: 'SENSOR',
    reporterKind: 'DEVICE',
    anonymous: false,
    links: elder ? [{ kind: 'RESIDENT', id: elder }] : [],
    pointId: textOf(data['point']) || null,
    source: `alert/${subject}`,
  });
  const event = { type: 'case.opened-for-alert', data: { alert: subject, case: row.id } } as const;
  await open(alertCases).insertMany([
    { id: row.id, place: jurisdiction, decision: { set: { alert: subject }, event } },
  ]);
}
