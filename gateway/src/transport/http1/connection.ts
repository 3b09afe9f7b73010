import { connect as connectPlain, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { replyReader, type Listener } from './reply-reader.ts';

/** What is written, and who waits for the reply. */
export interface Call extends Listener {
  readonly text: string;
  /** How to write it: `latin1` where every letter is one byte, for that is copied instead of being encoded. */
  readonly encoding: 'latin1' | 'utf8';
  readonly failed: (error: Error) => void;
}

/** One connection, one call at a time. */
export interface Connection {
  readonly send: (call: Call) => void;
  /** Whether a call may be sent: nothing is under way, and the other side has not said that it closes about now. */
  readonly isFresh: () => boolean;
  readonly destroy: () => void;
}

/** Hears that a connection has nothing to do any more, or is no more. */
export interface Owner {
  readonly idle: (connection: Connection) => void;
  readonly gone: (connection: Connection) => void;
  /** A call has ended, one way or the other. */
  readonly over: (call: Call) => void;
}

// Half of what a service gives others to notice that it leaves (LINLI_DRAIN_MS, usually 1 s): whoever answered over a
// connection within this time, and did not say that it closes, still answers over it. A change that is lost is not repeated.
const KEPT_MS = 500;

const lost = (): Error => Object.assign(new Error('the connection was closed'), { code: 'ECONNRESET' });

// Nothing is kept of it beyond the moment it is filled: one is enough for all connections.
const shared = Buffer.allocUnsafeSlow(65_536);

function socketTo({ protocol, hostname, port }: URL, hear: (part: Buffer) => void): Socket {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (protocol === 'https:') {
    const socket = connectTls({ host, port: Number(port || 443), ...(isIP(host) ? {} : { servername: host }) });
    return socket.on('data', hear);
  }
  const callback = (bytes: number, buffer: Uint8Array): boolean => {
    hear(Buffer.from(buffer.buffer, buffer.byteOffset, bytes));
    return true;
  };
  return connectPlain({ host, port: Number(port || 80), onread: { buffer: shared, callback } });
}

export function connection(address: URL, owner: Owner): Connection {
  const reader = replyReader();
  let call: Call | null = null;
  let freshUntil = Infinity;
  let isDead = false;

  const end = (error: Error): void => {
    if (isDead) return;
    isDead = true;
    socket.destroy();
    const waiting = call;
    call = null;
    if (waiting) owner.over(waiting);
    owner.gone(self);
    waiting?.failed(error);
  };

  const listener = (asked: Call): Listener => ({
    isWanted: asked.isWanted,
    maxBytes: asked.maxBytes,
    done(head, text, keepMs) {
      call = null;
      freshUntil = Date.now() + Math.min(keepMs, KEPT_MS);
      owner.over(asked);
      if (keepMs > 0) owner.idle(self);
      else end(lost());
      asked.done(head, text, keepMs);
    },
  });

  const hear = (part: Buffer): void => {
    if (isDead) return;
    try {
      reader.feed(part);
    } catch (error) {
      end(error instanceof Error ? error : lost());
    }
  };

  const socket = socketTo(address, hear);
  socket.setNoDelay(true);
  socket.on('error', end);
  socket.on('end', () => {
    reader.closed();
    end(lost());
  });
  socket.on('close', () => end(lost()));

  const self: Connection = {
    send(asked) {
      call = asked;
      reader.begin(listener(asked));
      socket.write(asked.text, asked.encoding);
    },
    isFresh: () => !isDead && call === null && Date.now() < freshUntil,
    destroy: () => end(lost()),
  };
  return self;
}
