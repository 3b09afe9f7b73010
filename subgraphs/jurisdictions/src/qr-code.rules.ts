import { because, fail, type Decision } from '@linli/kit';
import { randomBytes } from 'node:crypto';
import type { Point } from './point.model.ts';
import { inUse } from './point.rules.ts';
import type { QrCode } from './qr-code.model.ts';

/** 128 bits of chance: nobody finds a code they have not seen. */
export const newToken = (): string => randomBytes(16).toString('base64url');

/** A point has one code in use. */
export function issue(point: Point, token: string, current: QrCode | null): Decision<QrCode> {
  inUse(point);
  if (current) fail('QR_ACTIVE', { point: point.id });
  return {
    set: { token, point: point.id, kind: point.kind, status: 'ACTIVE' },
    event: { type: 'qr.issued', data: { token, point: point.id, kind: point.kind } },
  };
}

function active(code: QrCode): QrCode {
  return code.status === 'ACTIVE' ? code : fail('QR_NOT_ACTIVE', { id: code.id });
}

export function print(code: QrCode, now: Date): Decision<QrCode> {
  active(code);
  return { set: { printedAt: now } };
}

const retired = ({ token, point, kind }: QrCode) => ({ type: 'qr.retired', data: { token, point, kind } }) as const;

export function retire(code: QrCode, reason: string): Decision<QrCode> {
  return { set: { status: 'RETIRED' }, event: retired(active(code)), reason: because(reason) };
}

/** The old code says which one hangs there now. */
export function replace(code: QrCode, token: string, reason: string): Decision<QrCode> {
  return { set: { status: 'REPLACED', replacedBy: token }, event: retired(active(code)), reason: because(reason) };
}

/** A code goes where its point goes; whoever routes by it hears the new place. */
export const follow = ({ token, point, kind }: QrCode, to: string): Decision<QrCode> => ({
  set: {},
  event: { type: 'qr.issued', data: { token, point, kind } },
  moveTo: to,
});
