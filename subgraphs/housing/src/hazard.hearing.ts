import { type Context, type Heard, textOf, registryOf } from '@linli/kit';
import { act } from './hazard.carry.ts';
import { hazards, type Hazard } from './hazard.model.ts';
import { comeBack, endByCase, follow } from './hazard.rules.ts';

// A case may lie at another place than the hazard, never in another province.
const hazardOf = ({ open }: Context, caseId: string): Promise<Hazard | null> => open(hazards).findBy({ caseId });

/** cases: this case was opened for a hazard. */
export async function hearCaseOpened(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const known = await there.open(hazards).find(textOf(heard.data['hazard']));
  if (known) await act(there, { id: known.id, version: null }, (row) => follow(row, textOf(heard.data['case'])));
}

/** cases: the case is closed. */
export async function hearCaseClosed(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const known = await hazardOf(there, heard.subject);
  if (known) await act(there, { id: known.id, version: null }, (row, { now }) => endByCase(row, now));
}

/** cases: the case was refused, or came to nothing. */
export async function hearCaseVoided(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const known = await hazardOf(there, heard.subject);
  if (known) await act(there, { id: known.id, version: null }, (row, { now }) => comeBack(row, now));
}

/** cases: another case goes on for both. */
export async function hearCaseMerged(heard: Heard, context: Context): Promise<void> {
  const there = registryOf(heard, context);
  const known = await hazardOf(there, heard.subject);
  const into = textOf(heard.data['into']);
  if (known && into) await act(there, { id: known.id, version: null }, (row) => follow(row, into));
}
