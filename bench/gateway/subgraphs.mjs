// All four subgraphs in one process: `/new/<name>` as they are, `/old/<name>` as the first federation wrote them,
// and a port each that speaks our linter's directives. An answer is worked out once for each question: what is measured
// is not here.
import { createServer } from 'node:http';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';
import { guardedSdl, oldSdl, plainSdl, resolvers } from './graph.mjs';

const names = Object.keys(plainSdl);
const schemasOf = (sdl) =>
  Object.fromEntries(
    names.map((name) => [name, buildSubgraphSchema([{ typeDefs: parse(sdl[name]), resolvers: resolvers[name] }])]),
  );
const kinds = { new: schemasOf(plainSdl), old: schemasOf(oldSdl), guarded: schemasOf(guardedSdl) };

let asked = 0;
const answering = (pick) => {
  const known = new Map();
  return createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      if (request.url === '/asked') return response.end(String(asked));
      asked += 1;
      const key = `${request.url} ${body}`;
      let text = known.get(key);
      if (text === undefined) {
        const { query, variables } = JSON.parse(body);
        text = JSON.stringify(await graphql({ schema: pick(request.url), source: query, variableValues: variables }));
        known.set(key, text);
      }
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-length', Buffer.byteLength(text));
      return response.end(text);
    });
  });
};

const listen = (server) => new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));

const byPath = await listen(
  answering((url) => {
    const [, kind, name] = url.split('/');
    return kinds[kind][name];
  }),
);
const own = {};
for (const name of names) own[name] = await listen(answering(() => kinds.guarded[name]));
process.send({ byPath, own });
process.on('disconnect', () => process.exit());
