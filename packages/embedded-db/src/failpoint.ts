import { setTimeout as pause } from 'node:timers/promises';
import { isDoc, toNumber } from './bson/kinds.ts';
import { ServerError } from './errors.ts';
import type { Doc } from './bson/doc.ts';

/** What a fail point does to a reply, after it has let the command run. */
export type Fault = { readonly closes: boolean; readonly extra: Doc };

const NO_FAULT: Fault = { closes: false, extra: {} };

/** MongoDB's `failCommand`: makes chosen commands fail, for tests. */
export class FailPoint {
  private data: Doc | undefined;
  private left = 0;

  /** Answers `configureFailPoint`. */
  configure(body: Doc): void {
    const { mode, data } = body;
    const times = isDoc(mode) ? toNumber(mode['times']) : undefined;
    this.left = mode === 'alwaysOn' ? Number.POSITIVE_INFINITY : (times ?? 0);
    this.data = this.left > 0 && isDoc(data) ? data : undefined;
  }

  /** Waits, throws, or says what becomes of the reply. */
  async meet(name: string): Promise<Fault> {
    const { data } = this;
    const commands = data?.['failCommands'];
    if (!data || !Array.isArray(commands) || !commands.includes(name)) return NO_FAULT;
    if (--this.left <= 0) this.data = undefined;
    const { blockConnection, blockTimeMS, closeConnection, errorCode, errorLabels, writeConcernError } = data;
    if (blockConnection === true) await pause(toNumber(blockTimeMS) ?? 0);
    if (closeConnection === true) return { closes: true, extra: {} };
    const labels = errorLabels === undefined ? {} : { errorLabels };
    const code = toNumber(errorCode);
    if (code !== undefined) throw new ServerError(code, "Failing command via 'failCommand' failpoint", labels);
    return writeConcernError === undefined ? NO_FAULT : { closes: false, extra: { writeConcernError, ...labels } };
  }
}
