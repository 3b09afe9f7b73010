import { type Context, type Heard, registryOf, textOf } from '@linli/kit';
import { qrPlaces } from './qr-place.model.ts';

// What is said of a code replaces what was said before, also at another place; what arrives late is passed over.
async function say(heard: Heard, holds: boolean, context: Context): Promise<void> {
  const { jurisdiction: place, data, version: said } = heard;
  const token = textOf(data['token']);
  if (!token) return;
  const there = registryOf(heard, context).open(qrPlaces);
  const told = { token, point: textOf(data['point']), place, holds, said };
  const before = await there.findBy({ token });
  if (!before) await there.insert(place, { set: told });
  else if (before.said < said)
    await there.amend(before.id, () => ({ set: told, ...(before.place === place ? {} : { moveTo: place }) }));
}

/** jurisdictions: a code hangs there from now on. */
export const hearQrIssued = (heard: Heard, context: Context): Promise<void> => say(heard, true, context);

/** jurisdictions: it leads nowhere any more. */
export const hearQrRetired = (heard: Heard, context: Context): Promise<void> => say(heard, false, context);
