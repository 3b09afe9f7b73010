import { seenWith, type Viewer } from '@linli/kit';
import type { AbilityAssessment } from './ability-assessment.model.ts';

/** Something of elderly care by reference, for staff of its place. */
export const seen = seenWith('elder.read');

const waits = ['SUBMITTED', 'APPEALED'];

/** Its assessors, who published it, and who has to decide on it now: nobody else reads what was seen. */
function isNamed({ assessors, publishedBy, state }: AbilityAssessment, { id, permissions }: Viewer): false | 'P4' {
  const decides = waits.includes(state) && permissions.has('ability.approve');
  return assessors.includes(id) || publishedBy === id || decides ? 'P4' : false;
}

const always = (): boolean => true;

/** Which purpose opens which record. An emergency opens whom to call, and nothing of health or income. */
export const links = {
  ELDERLY_CARE: {
    ElderProfile: always,
    ElderContact: always,
    AbilityAssessment: isNamed,
    CareTask: always,
    MealOrder: always,
    SatisfactionAnswer: always,
  },
  EMERGENCY: { ElderContact: always },
} as const;
