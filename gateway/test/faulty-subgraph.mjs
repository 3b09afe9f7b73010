// A process that takes the place of a subgraph and misbehaves: `node faulty-subgraph.mjs PORT HOW`.
import { createServer } from 'node:net';

const [port, how] = process.argv.slice(2);
const head = (more) => `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n${more}\r\n\r\n`;
const say = (word) => process.stdout.write(`${word}\n`);
const answer = '{"data":{"_entities":[]}}';

function flood(socket) {
  const part = Buffer.alloc(65_536, 'x');
  let left = 3_200;
  socket.write(`${head('transfer-encoding: chunked')}`);
  const more = () => {
    while (left > 0 && !socket.destroyed) {
      left -= 1;
      if (!socket.write(`10000\r\n`) | !socket.write(part) | !socket.write('\r\n')) return socket.once('drain', more);
    }
    if (left === 0) say('all');
    return socket;
  };
  more();
}

const ways = {
  half: (socket) => socket.write(`${head('content-length: 1000')}{"data":`, () => say('half')),
  flood,
  drip: (socket) => {
    socket.write(head('content-length: 100000'));
    const timer = setInterval(() => socket.write(' '), 20);
    socket.on('close', () => clearInterval(timer));
  },
  silence: () => say('asked'),
  noise: (socket) => socket.end(Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * 7_919) % 256))),
  shorter: (socket) => socket.end(`${head('content-length: 1000')}${answer}`),
  chunks: (socket) => socket.end(`${head('transfer-encoding: chunked')}zz\r\n${answer}\r\n0\r\n\r\n`),
  twice: (socket) => socket.write(`${head('content-length: 2\r\ncontent-length: 25')}${answer}`),
  both: (socket) => socket.write(`${head('content-length: 25\r\ntransfer-encoding: chunked')}${answer}`),
  zipped: (socket) => socket.write(`${head(`content-length: 25\r\ncontent-encoding: gzip`)}${answer}`),
  header: (socket) => {
    socket.write('HTTP/1.1 200 OK\r\n');
    const line = `x-more: ${'y'.repeat(8_000)}\r\n`;
    const more = () => {
      while (!socket.destroyed) if (!socket.write(line)) return socket.once('drain', more);
      return socket;
    };
    more();
  },
  elsewhere: (socket) =>
    socket.write('HTTP/1.1 307 Temporary Redirect\r\nlocation: http://127.0.0.1:9/\r\ncontent-length: 0\r\n\r\n'),
  upgraded: (socket) => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n'),
};

createServer((socket) => {
  socket.on('error', () => undefined);
  socket.once('data', () => ways[how]?.(socket));
}).listen(Number(port), '127.0.0.1', () => say('ready'));
