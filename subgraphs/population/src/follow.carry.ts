import type { Context } from '@linli/kit';
import { districtOf } from '@linli/vocabulary';
import { changeRecords } from './change-record.model.ts';
import { consents } from './consent.model.ts';
import { specialTags } from './special-tag.model.ts';
import { accesses } from './special-tag-access.model.ts';
import { subjectRequests } from './subject-request.model.ts';

// Nobody has more of one kind.
const MOST = { limit: 500 };

/**
 * What says something of a person stands where the person stands: whoever they moved away from reads it no more, and
 * whoever they moved to can decide on it.
 */
export async function follow(context: Context, residentId: string, place: string): Promise<void> {
  const { open } = context.asService('moving', districtOf(place));
  const move = (ids: readonly { readonly id: string }[]) =>
    ids.map(({ id }) => ({ id, rule: () => ({ set: {}, moveTo: place }) }));
  await open(changeRecords).amendMany(move(await open(changeRecords).some({ residentId }, MOST)));
  await open(consents).amendMany(move(await open(consents).some({ residentId }, MOST)));
  await open(subjectRequests).amendMany(move(await open(subjectRequests).some({ residentId }, MOST)));
  const tags = await open(specialTags).some({ residentId }, MOST);
  if (tags.length === 0) return;
  await open(specialTags).amendMany(move(tags));
  const tagId = tags.map(({ id }) => id);
  await open(accesses).amendMany(move(await open(accesses).some({ tagId }, MOST)));
}
