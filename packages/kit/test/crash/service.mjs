// A subgraph as it is run: its own process, its settings from the environment, the built kit.
import { Schema } from 'mongoose';
import { collection, start } from '../../dist/index.js';

const notes = collection('notes', new Schema({ text: { type: String, required: true } }), {
  entity: 'Note',
  tallies: () => [{ key: 'all' }],
});

await start({
  name: 'notes',
  schema: new URL('schema.graphql', import.meta.url),
  collections: [notes],
  resolvers: {
    Query: { notes: (_, page, { open }) => open(notes).page({}, page) },
    Mutation: {
      note: (_, { jurisdictionCode, text }, { open }) => open(notes).insert(jurisdictionCode, { set: { text } }),
    },
    Note: { __resolveReference: ({ id }, { open }) => open(notes).find(id) },
  },
});
