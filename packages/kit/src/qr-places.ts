import { Schema } from 'mongoose';
import { collection } from './collection/collection.ts';
import type { Heard, Hearer } from './city/heard.ts';
import type { Context } from './engine/context.ts';
import { registryOf } from './registry.ts';
import { textOf } from './said.ts';

interface QrPlaceFields {
  readonly token: string;
  readonly point: string;
  readonly kind?: string | null;
  /** Code of the grid or division it hangs in. */
  readonly place: string;
  /** Whether it leads anywhere. */
  readonly holds: boolean;
  /** Version of the code when this was said: what arrives late says nothing new. */
  readonly said: number;
}

const required = { type: String, required: true };

const schema = new Schema<QrPlaceFields>({
  token: required,
  point: required,
  kind: String,
  place: required,
  holds: { type: Boolean, required: true },
  said: { type: Number, required: true },
}).index({ token: 1, said: -1 });

/** Where a code hangs, as jurisdictions said; for subgraphs that people reach by scanning. */
export const qrPlaces = collection('qrPlaces', schema, {
  entity: 'QrPlace',
  public: ['token', 'point', 'place', 'holds', 'said'],
});

// What is said of a code replaces what was said before, also at another place; what arrives late is passed over.
async function say(heard: Heard, holds: boolean, context: Context): Promise<void> {
  const { jurisdiction: place, data, version: said } = heard;
  const token = textOf(data['token']);
  if (!token) return;
  const there = registryOf(heard, context).open(qrPlaces);
  const told = { token, point: textOf(data['point']), kind: textOf(data['kind']), place, holds, said };
  const before = await there.findBy({ token });
  if (!before) await there.insert(place, { set: told });
  else if (before.said < said)
    await there.amend(before.id, () => ({ set: told, ...(before.place === place ? {} : { moveTo: place }) }));
}

/** jurisdictions: a code hangs there from now on, or leads nowhere any more. */
export const qrHearers = {
  'qr.issued': (heard, context) => say(heard, true, context),
  'qr.retired': (heard, context) => say(heard, false, context),
} satisfies Readonly<Record<string, Hearer>>;
