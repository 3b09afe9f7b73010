import { checkedCode, fail, type Context } from '@linli/kit';
import { districtOf, isWithin } from '@linli/vocabulary';
import { settings } from './care-settings.model.ts';
import { checkedSettings } from './care-settings.rules.ts';
import { subsidyRules, type MealSubsidyLine } from './meal-subsidy-rule.model.ts';
import type { ElderlyCareSettingsInput } from './schema.types.ts';
import { checkedLines } from './subsidy.rules.ts';

/** A node of the caller's own: who acts below does not set the rules above. */
function ownNode(code: string, field: string, { viewer }: Context): string {
  const whole = checkedCode(code, field);
  if (!viewer.nodes.some((own) => isWithin(whole, own))) fail('NOT_FOUND', { field });
  return whole;
}

interface Configured {
  readonly district: string;
  readonly version: number;
  readonly input: ElderlyCareSettingsInput;
}

export async function configure(context: Context, { district, version, input }: Configured) {
  const code = ownNode(district, 'district', context);
  if (districtOf(code) !== code) fail('CODE_INVALID', { field: 'district' });
  const set = checkedSettings({ ...input });
  const event = { type: 'elderly-care.configured' } as const;
  const opened = context.reference(settings);
  const known = await opened.find(code);
  if (!known && version !== 0) fail('CHANGED_MEANWHILE', { version: 0 });
  if (known) await opened.change(code, version, () => ({ set, event }));
  else await opened.insert(code, { set, event });
  return { ...set, district: code, version: version + 1 };
}

interface SubsidySet {
  readonly at: string;
  readonly version: number;
  readonly lines: readonly MealSubsidyLine[];
}

export async function setSubsidy(context: Context, { at, version, lines }: SubsidySet) {
  const code = ownNode(at, 'at', context);
  const set = { lines: checkedLines(lines) };
  const event = { type: 'meal-subsidy.set' } as const;
  const opened = context.reference(subsidyRules);
  const known = await opened.find(code);
  if (!known && version !== 0) fail('CHANGED_MEANWHILE', { version: 0 });
  if (known) await opened.change(code, version, () => ({ set, event }));
  else await opened.insert(code, { set, event });
  return { ...set, at: code, version: version + 1 };
}
