import { isDepartment } from '@linli/contract';
import { fail, type Decision } from '@linli/kit';
import type { ChecklistItem, OwnChecklist } from './checklist.model.ts';
import type { AnswerInput, ChecklistInput } from './schema.types.ts';

const MOST_ITEMS = 60;
const code = /^[A-Z0-9][A-Z0-9-]*$/;

function checkItems(items: readonly ChecklistItem[]): void {
  const isOdd = items.some((each) => !code.test(each.code) || !each.text.trim());
  const codes = new Set(items.map((each) => each.code));
  if (items.length === 0 || items.length > MOST_ITEMS || codes.size < items.length || isOdd)
    fail('CHECKLIST_ITEMS', { field: 'items' });
}

/** A district's own checklist. */
export function configure({ kinds, isSelfCheck, ...input }: ChecklistInput): Decision<OwnChecklist> {
  if (!code.test(input.code)) fail('VALUE_INVALID', { field: 'code' });
  if (!input.name.trim()) fail('VALUE_MISSING', { field: 'name' });
  if (!isDepartment(input.team)) fail('VALUE_INVALID', { field: 'team' });
  checkItems(input.items);
  return {
    set: { ...input, name: input.name.trim(), kinds: kinds ?? [], isSelfCheck: isSelfCheck ?? false },
    event: { type: 'checklist.configured', data: { checklist: input.code } },
  };
}

export interface Answered extends ChecklistItem {
  readonly ok: boolean;
  readonly note: string | null;
}

/** Every item answered once, in the order of the checklist. */
export function answered(items: readonly ChecklistItem[], answers: readonly AnswerInput[]): readonly Answered[] {
  const given = new Map(answers.map((each) => [each.item, each]));
  const isWhole = answers.length === items.length && items.every((each) => given.has(each.code));
  if (!isWhole) fail('CHECKLIST_ANSWERS', { field: 'answers' });
  return items.map((item) => {
    const { ok = false, note } = given.get(item.code) ?? {};
    return { code: item.code, text: item.text, ok, note: note?.trim() || null };
  });
}
