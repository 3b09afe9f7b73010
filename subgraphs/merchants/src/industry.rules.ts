import { fail } from '@linli/kit';
import { codeListOf, wordFor } from '@linli/vocabulary';

const sections = codeListOf('industry-section');

// GB/T 4754: a section letter, then two digits of the division, three of the group, four of the class.
const written = /^([A-T])(\d{2,4})?$/;

/** The Chinese name of a section; null for a letter the standard does not have. */
export const sectionName = (section: string): string | null => (sections ? wordFor(sections, section) : null);

interface IndustryFields {
  readonly industryCode: string;
  readonly industryEdition: string;
  readonly section: string;
}

/** An industry as it was coded, with its section. Which digits an issue has is the district's to know. */
export function industryOf(text: string, edition: string): IndustryFields {
  const industryCode = text.trim().toUpperCase();
  const [, section = ''] = written.exec(industryCode) ?? [];
  if (!section || !sectionName(section)) fail('INDUSTRY_INVALID', { field: 'industryCode' });
  if (!/^(19|20)\d{2}$/.test(edition)) fail('INDUSTRY_INVALID', { field: 'industryEdition' });
  return { industryCode, industryEdition: edition, section };
}

/** The same, as it is shown. */
export const shownIndustry = ({ industryCode, industryEdition, section }: IndustryFields) => ({
  code: industryCode,
  edition: industryEdition,
  section,
  sectionName: sectionName(section),
});
