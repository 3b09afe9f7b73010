// What somebody would write for these four questions alone: no planner, no executor, each subgraph asked in batches.
import { createServer } from 'node:http';
import { Agent } from 'undici';

const agent = new Agent({ connections: 64 });

export async function start({ byPath }) {
  const ask = async (name, query, variables) => {
    const { body } = await agent.request({
      origin: `http://127.0.0.1:${byPath}`,
      path: `/new/${name}`,
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await body.json()).data;
  };
  const entities = async ([name, type], keys, fields) => {
    const field = type === 'User' ? 'id' : 'upc';
    const representations = keys.map((key) => ({
      __typename: type,
      ...(typeof key === 'object' ? key : { [field]: key }),
    }));
    const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { ${fields} } } }`;
    const { _entities: found } = await ask(name, query, { r: representations });
    return new Map(keys.map((key, index) => [typeof key === 'object' ? key[field] : key, found[index]]));
  };
  const stocked = async (upcs) => {
    const goods = await entities(['products', 'Product'], upcs, 'upc name price weight');
    const known = [...goods.values()].map(({ upc, price, weight }) => ({ upc, price, weight }));
    const stock = await entities(['inventory', 'Product'], known, 'inStock shippingEstimate');
    return new Map(upcs.map((upc) => [upc, { ...goods.get(upc), ...stock.get(upc) }]));
  };
  const REVIEWS = 'reviews { id body author { id username } product { upc } }';
  const different = (values) => [...new Set(values)];

  const deep = async () => {
    const [{ users }, { topProducts }] = await Promise.all([
      ask('accounts', '{ users { id name username } }'),
      ask('products', '{ topProducts(first: 5) { upc } }'),
    ]);
    const ofUsers = await entities(
      ['reviews', 'User'],
      users.map(({ id }) => id),
      REVIEWS,
    );
    const first = different([
      ...[...ofUsers.values()].flatMap(({ reviews }) => reviews.map(({ product }) => product.upc)),
      ...topProducts.map(({ upc }) => upc),
    ]);
    const ofGoods = await entities(['reviews', 'Product'], first, REVIEWS);
    const second = [...ofGoods.values()].flatMap(({ reviews }) => reviews);
    const ids = different(second.map(({ author }) => author.id));
    const [names, again] = await Promise.all([
      entities(['accounts', 'User'], ids, 'name'),
      entities(['reviews', 'User'], ids, REVIEWS),
    ]);
    const third = [...again.values()].flatMap(({ reviews }) => reviews);
    const goods = await stocked(different([...first, ...[...second, ...third].map(({ product }) => product.upc)]));
    const last = ({ id, body, product }) => ({ id, body, product: goods.get(product.upc) });
    const author = ({ id, username }) => ({
      id,
      username,
      name: names.get(id).name,
      reviews: again.get(id).reviews.map(last),
    });
    const good = (upc) => ({
      ...goods.get(upc),
      reviews: ofGoods.get(upc).reviews.map((each) => ({ id: each.id, body: each.body, author: author(each.author) })),
    });
    return {
      users: users.map((user) => ({
        ...user,
        reviews: ofUsers
          .get(user.id)
          .reviews.map(({ id, body, product }) => ({ id, body, product: good(product.upc) })),
      })),
      topProducts: topProducts.map(({ upc }) => good(upc)),
    };
  };
  const one = async (id) => ask('accounts', 'query ($id: ID!) { user(id: $id) { id name username birthday } }', { id });
  const hop = async (id) => {
    const { user } = await ask('accounts', 'query ($id: ID!) { user(id: $id) { id name } }', { id });
    const found = await entities(['reviews', 'User'], [id], 'reviews { id body }');
    return { user: { ...user, ...found.get(id) } };
  };
  const vary = async (id) => {
    const { user } = await ask('accounts', 'query ($id: ID!) { user(id: $id) { id name username } }', { id });
    const { reviews } = (await entities(['reviews', 'User'], [id], 'reviews { id body product { upc } }')).get(id);
    const goods = await stocked(different(reviews.map(({ product }) => product.upc)));
    const whole = ({ id: review, body, product: { upc } }) => {
      const { name, price, weight, inStock, shippingEstimate } = goods.get(upc);
      return { id: review, body, product: { upc, name, price, weight, inStock, shippingEstimate } };
    };
    return { user: { ...user, reviews: reviews.map(whole) } };
  };
  const ways = { Deep: deep, Vary: vary, Hop: hop, One: one };

  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const { query, variables = {} } = JSON.parse(Buffer.concat(parts).toString());
      const [, name] = /query (\w+)/.exec(query);
      const text = JSON.stringify({ data: await ways[name](variables.id) });
      response.setHeader('content-type', 'application/json');
      response.setHeader('content-length', Buffer.byteLength(text));
      response.end(text);
    });
  });
  const port = await new Promise((done) => server.listen(0, '127.0.0.1', () => done(server.address().port)));
  return { url: `http://127.0.0.1:${port}/graphql` };
}
