import { connect } from 'node:net';
import { BSON } from 'mongodb';
import type { Socket } from 'node:net';
import type { Document } from 'mongodb';

const HEADER = 16;
const MESSAGE = 2013;
const LEAD = HEADER + 5;

/** A connection without a driver: what is asked is sent as it is, with the session and the number that it names. */
export class Wire {
  private readonly socket: Socket;

  constructor(port: number) {
    this.socket = connect(port, '127.0.0.1');
  }

  /** Sends a command; nothing comes back when the connection is closed instead. */
  async ask(command: Document): Promise<Document | undefined> {
    const body = BSON.serialize(command);
    const head = Buffer.alloc(LEAD);
    head.writeInt32LE(LEAD + body.length, 0);
    head.writeInt32LE(MESSAGE, 12);
    this.socket.write(Buffer.concat([head, body]));
    const reply = await this.message();
    return reply && BSON.deserialize(reply.subarray(LEAD));
  }

  private message(): Promise<Buffer | undefined> {
    let received = Buffer.alloc(0);
    return new Promise((resolve) => {
      this.socket.once('close', () => resolve(undefined));
      const hear = (chunk: Buffer): void => {
        received = Buffer.concat([received, chunk]);
        if (received.length < HEADER || received.length < received.readInt32LE(0)) return;
        this.socket.off('data', hear);
        resolve(received);
      };
      this.socket.on('data', hear);
    });
  }

  close(): void {
    this.socket.destroy();
  }
}
