import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { isDoc, toNumber } from './bson/kinds.ts';
import { ServerError, refuse } from './errors.ts';
import { nameOf } from './faults/names.ts';
import { Point } from './faults/point.ts';
import type { Doc } from './bson/doc.ts';

/** What a fail point does to a reply, after it has let the command run. */
export type Fault = { readonly closes: boolean; readonly extra: Doc };

const NO_FAULT: Fault = { closes: false, extra: {} };

/** MongoDB's fail points that drivers test with, and `linliCommit` for what happens around a commit of the store. */
const POINTS = new Set([
  'failCommand',
  'failGetMoreAfterCursorCheckout',
  'linliCommit',
  'maxTimeAlwaysTimeOut',
  'onPrimaryTransactionalWrite',
]);
const OUT_OF_DISK_SPACE = 14031;

/** A command failed before it was looked at. */
export class CommandFailed extends ServerError {}

/** Makes chosen things fail, for tests. */
export class FailPoints {
  private readonly points = new Map<string, Point>();
  private readonly applications = new WeakMap<object, unknown>();
  private readonly cut = new WeakSet<Doc>();

  /** Answers `configureFailPoint`. */
  configure(body: Doc): void {
    const name = String(body['configureFailPoint']);
    if (!POINTS.has(name)) refuse('FailPointSetFailed', `${name} not found`);
    const point = new Point(body);
    if (point.isOn) this.points.set(name, point);
    else this.points.delete(name);
  }

  /** Waits, throws, or says what becomes of the reply of a command. */
  async meet(name: string, body: Doc, peer: object): Promise<Fault> {
    this.listen(name, body, peer);
    this.timeOut(body);
    const point = this.points.size === 0 ? undefined : this.pointFor(name, body, peer);
    if (!point?.fires()) return NO_FAULT;
    const { blockConnection, blockTimeMS, closeConnection, errorCode, errorLabels, writeConcernError } = point.data;
    if (blockConnection === true) await pause(toNumber(blockTimeMS) ?? 0);
    if (closeConnection === true) return { closes: true, extra: {} };
    const labels = errorLabels === undefined ? {} : { errorLabels };
    const code = toNumber(errorCode);
    if (code !== undefined) throw this.failure(point, code, labels);
    return writeConcernError === undefined ? NO_FAULT : { closes: false, extra: { writeConcernError, ...labels } };
  }

  /** `onPrimaryTransactionalWrite`: a statement of a retryable write fails, or is done and its answer lost. */
  onWrite(body: Doc): void {
    const isRetryable = body['txnNumber'] !== undefined && body['autocommit'] === undefined;
    const point = isRetryable ? this.points.get('onPrimaryTransactionalWrite') : undefined;
    if (!point?.fires()) return;
    if (point.data['closeConnection'] !== false) this.cut.add(body);
    const code = toNumber(point.data['failBeforeCommitExceptionCode']);
    if (code !== undefined) throw new ServerError(code, 'failing before the commit of a write', nameOf(code));
  }

  /** True when the connection closes instead of answering this command. */
  isCut(body: Doc): boolean {
    return this.cut.has(body);
  }

  /** `linliCommit`: `do` refuses, slows or kills, `when` before or after the commit of the store. */
  atCommit(when: 'before' | 'after'): void {
    const point = this.points.get('linliCommit');
    if (!point || (point.data['when'] ?? 'before') !== when || !point.fires()) return;
    const { do: what, errorCode, blockTimeMS } = point.data;
    const code = toNumber(errorCode) ?? OUT_OF_DISK_SPACE;
    if (what === 'kill') process.kill(process.pid, 'SIGKILL');
    else if (what === 'slow') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, toNumber(blockTimeMS) ?? 0);
    else if (when === 'before') throw new ServerError(code, "Failing via 'linliCommit' failpoint", nameOf(code));
  }

  // `maxTimeAlwaysTimeOut`: whoever sets a time limit has reached it.
  private timeOut({ maxTimeMS }: Doc): void {
    if (this.points.size === 0 || maxTimeMS === undefined || !this.points.get('maxTimeAlwaysTimeOut')?.fires()) return;
    refuse('MaxTimeMSExpired', 'operation exceeded time limit');
  }

  private failure(point: Point, code: number, labels: Doc): ServerError {
    const Failure = point === this.points.get('failCommand') ? CommandFailed : ServerError;
    return new Failure(code, "Failing command via 'failCommand' failpoint", { ...nameOf(code), ...labels });
  }

  private pointFor(name: string, body: Doc, peer: object): Point | undefined {
    if (name === 'getMore' && this.points.has('failGetMoreAfterCursorCheckout'))
      return this.points.get('failGetMoreAfterCursorCheckout');
    const point = this.points.get('failCommand');
    const { failCommands, appName, namespace } = point?.data ?? {};
    if (!Array.isArray(failCommands) || !failCommands.includes(name)) return undefined;
    if (appName !== undefined && this.applications.get(peer) !== appName) return undefined;
    if (namespace !== undefined && `${String(body['$db'])}.${String(body[name])}` !== namespace) return undefined;
    return point;
  }

  // Each connection says once which program it belongs to.
  private listen(name: string, { client }: Doc, peer: object): void {
    if (!isDoc(client) || !['hello', 'isMaster', 'ismaster'].includes(name)) return;
    if (isDoc(client['application'])) this.applications.set(peer, client['application']['name']);
  }
}
