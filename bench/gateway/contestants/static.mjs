// The least that a process in this place can spend: it reads the request and sends a text.
import { createServer } from 'node:http';

export async function start() {
  const text = JSON.stringify({ data: { user: { id: '1', name: 'Name of 1', username: 'user-1' } } });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-length', text.length);
      response.end(text);
    });
  });
  const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
  return { url: `http://127.0.0.1:${port}/graphql` };
}
