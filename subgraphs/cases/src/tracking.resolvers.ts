import { randomBytes } from 'node:crypto';
import { because, fail, type Context } from '@linli/kit';
import { addPhoto } from './attachment.carry.ts';
import { loadCategory } from './case-category.reading.ts';
import { steps, type CaseStep } from './case-step.model.ts';
import { act } from './case.carry.ts';
import { cases, type Case } from './case.model.ts';
import { actionsOf } from './case.permission.ts';
import { reopen } from './close.rules.ts';
import { placeOfToken } from './qr-place.reading.ts';
import { bringIn, reporterOf } from './report.carry.ts';
import { appeal } from './report.rules.ts';
import type { PublicReportInput, Resolvers } from './schema.types.ts';

const PHOTOS = 3;
const NOTES = 200;

// 128 bits: nobody guesses it.
const newToken = (): string => randomBytes(16).toString('base64url');

/** The case of a token, and the service's eyes at its place. */
async function found(context: Context, token: string) {
  const row = token ? await context.openPublic(cases).findBy({ trackingToken: token }) : null;
  if (!row?.id || !row.jurisdiction) return null;
  return { id: row.id, there: context.asService('reporter', row.grid ?? row.jurisdiction) };
}

const loaded = async (context: Context, token: string) => (await found(context, token)) ?? fail('TRACKING_UNKNOWN');

// What a reporter said: theirs to read again, and nobody else's who follows the same case.
const said: readonly string[] = ['APPEAL', 'REOPEN', 'CALLBACK'];

const publicNote = ({ at, action, to, note }: CaseStep) => ({ at, action, state: to ?? null, note: note ?? null });

/** What a reporter may see of a case; of a merged one, the course of the case it follows. */
async function tracked(there: Context, own: Case) {
  const row = (own.duplicateOf ? await there.open(cases).find(own.duplicateOf) : null) ?? own;
  const lines = await there.open(steps).some({ caseId: row.id, isPublic: true }, { limit: NOTES, order: 'oldest' });
  const { viewer, now } = there;
  const may = actionsOf(own, { viewer, now, asReporter: true }).map(({ action }) => action);
  const { title, reportedAt, number } = own;
  return {
    number,
    title,
    reportedAt,
    state: row.state,
    closedAt: row.closedAt ?? null,
    notes: lines
      .map((line) => (row.id !== own.id && said.includes(line.action) ? { ...line, note: null } : line))
      .map(publicNote),
    canAppeal: may.includes('APPEAL'),
    canReopen: may.includes('REOPEN'),
  };
}

async function scanned(context: Context, token: string, input: PublicReportInput) {
  const { place, point } = await placeOfToken(context, token);
  const there = context.asService('reporter', place);
  const category = await loadCategory(there, input.category, place);
  if (!category.isPublic) fail('CASE_CATEGORY_UNKNOWN', { category: input.category });
  if ((input.photos ?? []).length > PHOTOS) fail('PHOTO_TOO_MANY', { limit: PHOTOS });
  if (!input.description.trim()) fail('VALUE_MISSING', { field: 'description' });
  const row = await bringIn(there, {
    place,
    pointId: point,
    title: input.title?.trim() || category.name,
    description: input.description,
    categoryCode: category.code,
    severity: 3,
    urgent: false,
    channel: 'QR',
    reporterKind: 'RESIDENT',
    links: [],
    trackingToken: newToken(),
    ...reporterOf(input),
  });
  for (const photo of input.photos ?? []) await addPhoto(there, row, { ...photo, kind: 'SCENE' });
  return row;
}

export const trackingResolvers: Resolvers = {
  Query: {
    async trackCase(_, { token }, context) {
      const seen = await found(context, token);
      return seen && tracked(seen.there, await seen.there.open(cases).load(seen.id));
    },
  },
  Mutation: {
    async reportByQr(_, { token, input }, context) {
      const { number, trackingToken, state } = await scanned(context, token, input);
      return { number, trackingToken: trackingToken ?? fail('INTERNAL'), state };
    },
    async appealByToken(_, { token, reason }, context) {
      const { id, there } = await loaded(context, token);
      const target = { id, version: null, asReporter: true };
      return tracked(there, await act(there, target, (row, world) => appeal(row, because(reason), world)));
    },
    async reopenByToken(_, { token, reason }, context) {
      const { id, there } = await loaded(context, token);
      const target = { id, version: null, asReporter: true };
      return tracked(there, await act(there, target, (row, world) => reopen(row, because(reason), world)));
    },
  },
};
