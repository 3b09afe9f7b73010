import { collection, type Row } from '@linli/kit';
import { Schema } from 'mongoose';
import type { ProjectState } from './schema.types.ts';

export interface VolunteerProjectFields {
  readonly title: string;
  readonly description: string;
  readonly org?: string | null;
  readonly state: ProjectState;
  readonly pointsPerHour: number;
}

const required = { type: String, required: true };

const schema = new Schema<VolunteerProjectFields>({
  title: required,
  description: required,
  org: String,
  state: required,
  pointsPerHour: { type: Number, required: true },
})
  .index({ path: 1, createdAt: -1, _id: -1 })
  .index({ path: 1, state: 1, createdAt: -1, _id: -1 })
  .index({ org: 1 });

/** Something volunteers do 志愿项目. */
export type VolunteerProject = Row & VolunteerProjectFields;

export const projects = collection('volunteerProjects', schema, {
  entity: 'VolunteerProject',
  orders: { newest: { createdAt: -1 } },
  grams: ({ title }) => [title],
});
