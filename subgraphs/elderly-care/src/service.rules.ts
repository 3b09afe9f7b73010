import { because, fail, type Decision } from '@linli/kit';
import { isCreditCode } from '@linli/vocabulary';
import { fen } from './money.ts';
import type { OfElder } from './of-elder.ts';
import type { ProviderInput, ServiceOrderInput } from './schema.types.ts';
import { checkedScore } from './score.ts';
import type { ServiceOrder } from './service-order.model.ts';
import type { ServiceProvider } from './service-provider.model.ts';
import { after, type Way } from './transition.ts';
import type { ProviderState, ServiceOrderState } from './words.ts';

/** 机构状态流程. */
export const providerWay: Way<'RESUME' | 'SUSPEND', ProviderState> = {
  code: 'PROVIDER_STATE',
  table: {
    SUSPEND: { from: ['ACTIVE'], to: 'SUSPENDED' },
    RESUME: { from: ['SUSPENDED'], to: 'ACTIVE' },
  },
};

export function registerProvider(input: Omit<ProviderInput, 'place'>): Decision<ServiceProvider> {
  const { name, creditCode, officePhone, kinds } = input;
  if (!name.trim()) fail('VALUE_MISSING', { field: 'name' });
  if (!isCreditCode(creditCode)) fail('CREDIT_CODE_INVALID', { field: 'creditCode' });
  if (kinds.length === 0) fail('VALUE_MISSING', { field: 'kinds' });
  return {
    set: {
      name: name.trim(),
      creditCode,
      officePhone: officePhone ?? null,
      kinds: [...new Set(kinds)],
      state: 'ACTIVE',
    },
    event: { type: 'provider.registered' },
  };
}

export const suspend = (row: ServiceProvider, reason: string): Decision<ServiceProvider> => ({
  set: { state: after(providerWay, row, 'SUSPEND') },
  event: { type: 'provider.suspended' },
  reason: because(reason),
});

export const resume = (row: ServiceProvider): Decision<ServiceProvider> => ({
  set: { state: after(providerWay, row, 'RESUME') },
  event: { type: 'provider.resumed' },
});

type Action = 'ACCEPT' | 'CANCEL' | 'CONFIRM' | 'FINISH' | 'REFUSE';

/** 服务订单流程. */
export const orderWay: Way<Action, ServiceOrderState> = {
  code: 'SERVICE_ORDER_STATE',
  table: {
    ACCEPT: { from: ['PLACED'], to: 'ACCEPTED' },
    REFUSE: { from: ['PLACED'], to: 'REFUSED' },
    FINISH: { from: ['ACCEPTED'], to: 'DONE' },
    CONFIRM: { from: ['DONE'], to: 'CONFIRMED' },
    CANCEL: { from: ['PLACED', 'ACCEPTED'], to: 'CANCELLED' },
  },
};

export function place(
  { kind, scheduledAt, price }: ServiceOrderInput,
  { of, provider }: { readonly of: OfElder; readonly provider: ServiceProvider },
  now: Date,
): Decision<ServiceOrder> {
  if (provider.state !== 'ACTIVE') fail('PROVIDER_STATE', { id: provider.id });
  if (!provider.kinds.includes(kind)) fail('PROVIDER_KIND', { field: 'kind' });
  if (scheduledAt <= now) fail('TIME_PAST', { field: 'scheduledAt' });
  return {
    set: { ...of, providerId: provider.id, kind, state: 'PLACED', scheduledAt, price: fen(price, 'price') },
    event: { type: 'service-order.placed', data: { elder: of.elder, provider: provider.id, kind } },
  };
}

export const accept = (row: ServiceOrder): Decision<ServiceOrder> => ({
  set: { state: after(orderWay, row, 'ACCEPT') },
  event: { type: 'service-order.accepted' },
});

export const refuse = (row: ServiceOrder, reason: string): Decision<ServiceOrder> => ({
  set: { state: after(orderWay, row, 'REFUSE') },
  event: { type: 'service-order.refused' },
  reason: because(reason),
});

export const finish = (row: ServiceOrder, now: Date): Decision<ServiceOrder> => ({
  set: { state: after(orderWay, row, 'FINISH'), doneAt: now },
  event: { type: 'service-order.done' },
});

export const confirm = (row: ServiceOrder, score: number, now: Date): Decision<ServiceOrder> => ({
  set: { state: after(orderWay, row, 'CONFIRM'), score: checkedScore(score), scoredAt: now },
  event: { type: 'service-order.confirmed' },
});

export const cancel = (row: ServiceOrder, reason: string): Decision<ServiceOrder> => ({
  set: { state: after(orderWay, row, 'CANCEL') },
  event: { type: 'service-order.cancelled' },
  reason: because(reason),
});
