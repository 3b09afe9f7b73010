import { fail, type Context } from '@linli/kit';
import { added, altered, readChanges } from './division-import.rules.ts';
import { divisions } from './jurisdiction.model.ts';
import type { DivisionChangeInput, DivisionImport } from './schema.types.ts';

interface Edition {
  readonly from: string;
  readonly changes: readonly DivisionChangeInput[];
}

/** Takes a yearly change over, all of it or nothing. New rows come through the journal like every change. */
export async function importDivisions(
  { from, changes }: Edition,
  { reference, viewer }: Context,
): Promise<DivisionImport> {
  const tree = reference(divisions);
  const done = { added: 0, renamed: 0, ended: 0 };
  for (const change of readChanges(changes, viewer)) {
    const known = await tree.find(change.code);
    if (change.kind === 'ADDED') {
      await tree.insert(change.code, added(change, known, from));
      done.added += 1;
      continue;
    }
    const { id, version } = known ?? fail('NOT_FOUND', { field: 'code', code: change.code });
    await tree.change(id, version, (division) => altered(division, change, from));
    done[change.kind === 'RENAMED' ? 'renamed' : 'ended'] += 1;
  }
  return done;
}
