import { checkedCode, type Context } from '@linli/kit';
import { forElder } from './elder.carry.ts';
import type { ProviderInput, SatisfactionInput, ServiceOrderInput } from './schema.types.ts';
import { answers, type SatisfactionAnswer } from './satisfaction-answer.model.ts';
import { checkedScore } from './score.ts';
import { orders, type ServiceOrder } from './service-order.model.ts';
import { providers, type ServiceProvider } from './service-provider.model.ts';
import { place as placeOrder, registerProvider } from './service.rules.ts';

export const registerOne = (context: Context, { place, ...input }: ProviderInput): Promise<ServiceProvider> =>
  context.open(providers).insert(checkedCode(place, 'place'), registerProvider(input));

export async function placeServiceOrder(context: Context, input: ServiceOrderInput): Promise<ServiceOrder> {
  const { open, now } = context;
  const { of, place } = await forElder(context, input.elder);
  const provider = await open(providers).load(input.provider);
  return open(orders).insert(place, placeOrder(input, { of, provider }, now));
}

export async function answer(context: Context, input: SatisfactionInput): Promise<SatisfactionAnswer> {
  const { of, place } = await forElder(context, input.elder);
  const { about, comment } = input;
  return context.open(answers).insert(place, {
    set: { ...of, about, score: checkedScore(input.score), comment: comment?.trim() || null },
    event: { type: 'satisfaction.answered', data: { about } },
  });
}
