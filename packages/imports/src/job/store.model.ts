import { type Collection, collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { WordMeaning } from '../reading/mapping.ts';
import type { Cells, Done } from '../target.ts';
import type { Job, JobFields } from './job.ts';
import type { Change, Stage } from './words.ts';

/** A piece of the file, sealed. */
export interface ChunkFields {
  readonly job: string;
  readonly number: number;
  readonly bytes: Uint8Array | { readonly buffer: Uint8Array };
  readonly until: Date;
}

export interface KeptFault {
  readonly row: number;
  readonly field: string | null;
  readonly code: string;
}

/** What one batch of a stage found or did: its being there says that the batch is done. */
export interface BatchFields {
  readonly run: string;
  readonly number: number;
  readonly faults: readonly KeptFault[];
  /** Row by row what an undo needs, sealed. */
  readonly done: readonly (Done & { readonly row: number })[];
  readonly until: Date;
}

/** A fault as people read it, its title sealed; the first thousand of a run. */
export interface FaultFields extends KeptFault {
  readonly run: string;
  readonly stage: Stage;
  readonly title: string | null;
  readonly until: Date;
}

/** A row of the difference, its cells sealed; the first hundred of each kind. */
export interface RowFields {
  readonly run: string;
  readonly kind: Change;
  readonly row: number;
  readonly fields: readonly string[];
  readonly cells: Cells;
  /** Who uploaded the ledger. */
  readonly by: string;
  readonly until: Date;
}

/** Titles and words that were matched once 对应模板. */
export interface TemplateFields {
  readonly name: string;
  readonly titles: readonly { readonly title: string; readonly field: string }[];
  readonly words: readonly WordMeaning[];
}

/** Where the imports of one ledger are kept. */
export interface Collections {
  readonly jobs: Collection<Job>;
  readonly chunks: Collection<Row & ChunkFields>;
  readonly batches: Collection<Row & BatchFields>;
  readonly faults: Collection<Row & FaultFields>;
  readonly rows: Collection<Row & RowFields>;
  readonly templates: Collection<Row & TemplateFields>;
}

const text = { type: String, required: true };
const figure = { type: Number, required: true };
const any = { type: Schema.Types.Mixed };
const list = { type: [Schema.Types.Mixed], required: true };
const until = { type: Date, required: true };
// A row whose time is over is deleted by the database itself.
const overAt = { expireAfterSeconds: 0 };

const jobSchema = () =>
  new Schema<JobFields>({
    fileName: text,
    size: figure,
    chunks: figure,
    state: text,
    format: String,
    encoding: String,
    sheets: { type: [String], required: true },
    sheet: figure,
    header: Number,
    columns: any,
    words: list,
    unknownWords: any,
    runs: figure,
    checkRun: String,
    applyRun: String,
    undoRun: String,
    next: figure,
    checked: any,
    applied: any,
    undone: any,
    standing: figure,
    leave: figure,
    failures: figure,
    failedIn: String,
    failure: String,
    finishedAt: Date,
    keptUntil: until,
  })
    .index({ path: 1, createdAt: -1, _id: -1 })
    .index({ state: 1, _id: 1 });

const chunkSchema = () =>
  new Schema<ChunkFields>({ job: text, number: figure, bytes: { type: Buffer, required: true }, until })
    .index({ job: 1, number: 1 }, { unique: true })
    .index({ until: 1 }, overAt);

const batchSchema = () =>
  new Schema<BatchFields>({ run: text, number: figure, faults: list, done: any, until })
    .index({ run: 1, number: 1 }, { unique: true })
    .index({ until: 1 }, overAt);

const faultSchema = () =>
  new Schema<FaultFields>({ run: text, stage: text, row: figure, field: String, title: String, code: text, until })
    .index({ path: 1, run: 1, _id: 1 })
    .index({ until: 1 }, overAt);

const rowSchema = () =>
  new Schema<RowFields>({ run: text, kind: text, row: figure, fields: [String], cells: any, by: text, until })
    .index({ path: 1, run: 1, kind: 1, _id: 1 })
    .index({ until: 1 }, overAt);

const templateSchema = () =>
  new Schema<TemplateFields>({ name: text, titles: list, words: list }).index(
    { jurisdiction: 1, name: 1 },
    { unique: true },
  );

/** The collections of one ledger, named after its rows. */
export function collectionsOf(name: string): Collections {
  const own = `${name.charAt(0).toLowerCase()}${name.slice(1)}Import`;
  // Also of what is in no contract: an entity nobody knows would count as one whose every field is masked.
  const entity = `${name}Import`;
  return {
    jobs: collection(`${own}s`, jobSchema(), {
      entity,
      orders: { newest: { createdAt: -1 } },
      sealed: ['columns', 'unknownWords'],
    }),
    chunks: collection(`${own}Chunks`, chunkSchema(), { entity, sealed: ['bytes'] }),
    batches: collection(`${own}Batches`, batchSchema(), { entity, sealed: ['done'] }),
    // A title is what stands in a row that somebody said is the header: it may be a person's.
    faults: collection(`${own}Faults`, faultSchema(), { entity: 'ImportFault', sealed: ['title'] }),
    rows: collection(`${own}Rows`, rowSchema(), {
      entity: `${entity}Row`,
      sealed: ['cells'],
    }),
    templates: collection(`${own}Templates`, templateSchema(), {
      entity: `${entity}Template`,
      sealed: ['titles', 'words'],
    }),
  };
}
