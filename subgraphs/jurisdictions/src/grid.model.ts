import { collection, type Stored } from '@linli/kit';
import { Schema } from 'mongoose';
import { gridTallies } from './grid.tallies.ts';

const grid = new Schema({
  code: { type: String, required: true },
  name: { type: String, required: true },
  type: {
    type: String,
    enum: ['RESIDENTIAL', 'STREET_FACE', 'COMMERCIAL', 'DEDICATED', 'MICRO'] as const,
    required: true,
  },
  level: { type: Number, required: true },
  status: { type: String, enum: ['ACTIVE', 'CLOSED'] as const, required: true },
  parent: { type: String, required: true },
  households: { type: Number, required: true },
  // A GeoJSON polygon; the rules have looked at it before it is stored.
  border: Schema.Types.Mixed,
  cells: { type: [String] },
  closedAt: Date,
  replacedBy: { type: [String] },
})
  .index({ code: 1 }, { unique: true })
  .index({ parent: 1, status: 1, code: 1 })
  .index({ cells: 1 })
  .index({ path: 1, code: 1, _id: 1 })
  .index({ path: 1, status: 1, code: 1, _id: 1 })
  .index({ path: 1, createdAt: -1, _id: -1 });

export type Grid = Stored<typeof grid>;
export const grids = collection('grids', grid, {
  entity: 'Grid',
  orders: { code: { code: 1 }, newest: { createdAt: -1 } },
  tallies: gridTallies,
  public: ['code', 'name', 'type', 'level', 'status', 'jurisdiction', 'border', 'cells'],
  grams: (row) => [row.name],
});
