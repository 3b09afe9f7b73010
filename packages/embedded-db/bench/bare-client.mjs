import { once } from 'node:events';
import { connect } from 'node:net';
import { serialize } from 'bson';

const HEADER = 16;
const MESSAGE = 2013;

/** Speaks the wire protocol and throws the answers away unread, so that the server is what is measured. */
export async function bareClient(uri, width) {
  const { hostname, port } = new URL(uri);
  const sockets = await Promise.all(
    Array.from({ length: width }, async () => {
      const socket = connect(Number(port), hostname).setNoDelay(true);
      await once(socket, 'connect');
      return asking(socket);
    }),
  );
  return {
    /** Asks `count` questions, one at a time through every socket. */
    async ask(count, questionOf) {
      let next = 0;
      await Promise.all(
        sockets.map(async ({ ask }) => {
          while (next < count) await ask(message(questionOf(next++)));
        }),
      );
    },
    close: () => sockets.forEach(({ socket }) => socket.destroy()),
  };
}

function asking(socket) {
  let missing = 0;
  let answered = () => undefined;
  socket.on('data', (chunk) => {
    if (missing === 0) missing = chunk.readInt32LE(0);
    missing -= chunk.length;
    if (missing === 0) answered();
  });
  const ask = (bytes) =>
    new Promise((resolve, reject) => {
      answered = resolve;
      socket.once('error', reject);
      socket.write(bytes, () => socket.off('error', reject));
    });
  return { socket, ask };
}

function message(command) {
  const body = serialize(command);
  const bytes = Buffer.alloc(HEADER + 5 + body.length);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(MESSAGE, 12);
  bytes.set(body, HEADER + 5);
  return bytes;
}
