import type { Collection, Context, Row, Viewer } from '@linli/kit';
import type { AbilityAssessment } from './ability-assessment.model.ts';

const isStaff = ({ permissions }: Viewer): boolean => permissions.has('elder.read');

/** Something of elderly care by reference, for staff of its place. */
export const seen = async <T extends Row>({ open, viewer }: Context, source: Collection<T>, id: string | undefined) =>
  id && isStaff(viewer) ? open(source).find(id) : null;

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
