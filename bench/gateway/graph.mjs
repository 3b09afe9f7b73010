// Four subgraphs of the field's benchmark shape: people, goods, reviews, stock. The data are made by number.
import { createHash } from 'node:crypto';

const link = (names) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${names.map((name) => `"@${name}"`).join(', ')}])\n`;

/** Directives that only our linter asks for: who may, and how long a list gets. */
const guarded = { may: '@requiresScopes(scopes: [["case.read"]])', long: '@listSize(assumedSize: 10)' };
const plain = { may: '', long: '' };

const texts = ({ may, long }) => ({
  accounts: `type Query {
    "Everybody (用户)." users: [User] ${long} ${may}
    "One person (用户)." user(id: ID!): User ${may}
  }
  "A person (用户)." type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: String }`,
  products: `type Query {
    "What sells best (商品)." topProducts(first: Int = 5): [Product] ${long} ${may}
  }
  "A good (商品)." type Product @key(fields: "upc") { upc: ID! name: String price: Int weight: Int }`,
  reviews: `"An opinion (评价)." type Review @key(fields: "id") {
    id: ID! body: String author: User @provides(fields: "username") product: Product
  }
  type User @key(fields: "id") { id: ID! username: String @external reviews: [Review] }
  type Product @key(fields: "upc") { upc: ID! reviews: [Review] }`,
  inventory: `type Product @key(fields: "upc") {
    upc: ID! weight: Int @external price: Int @external inStock: Boolean
    shippingEstimate: Int @requires(fields: "price weight")
  }`,
});

const federation2 = ['key', 'requires', 'external', 'provides', 'shareable'];

const linked = (all, names) =>
  Object.fromEntries(Object.entries(all).map(([name, text]) => [name, link(names) + text]));

export const plainSdl = linked(texts(plain), federation2);
export const guardedSdl = linked(texts(guarded), [...federation2, 'requiresScopes', 'listSize']);
/** As the first federation wrote it, for gateways that read nothing newer: types of others are extended. */
export const oldSdl = Object.fromEntries(
  Object.entries(texts(plain)).map(([name, text]) => {
    const own = { accounts: ['User'], products: ['Product'], reviews: ['Review'], inventory: [] }[name];
    const old = text
      .replaceAll('@shareable', '')
      .replace(/^(\s*)type Query/gm, '$1extend type Query')
      .replace(
        /^(\s*)type (User|Product) @key\(fields: "(\w+)"\) \{\s*(\w+): ID!/gm,
        (whole, ...[space, type, key, field]) =>
          own.includes(type) ? whole : `${space}extend type ${type} @key(fields: "${key}") { ${field}: ID! @external`,
      );
    return [name, old];
  }),
);

const chance = (text) => createHash('sha1').update(text).digest().readUInt32BE(0);
const PRODUCTS = 9;
const USERS = 6;

export const user = (id) => ({ id, name: `Name of ${id}`, username: `user-${id}`, birthday: '1990-01-01' });
const product = (upc) => ({ upc, name: `Product number ${upc}`, price: (chance(upc) % 900) + 100, weight: 100 });
const review = (user, n) => {
  const id = `${user}-${n}`;
  const words = 'Used every day for a month, and it does what it says. ';
  return { id, body: words.repeat((chance(id) % 3) + 1), author: user, upc: String((chance(id) % PRODUCTS) + 1) };
};
const reviewsOf = (id) => [0, 1, 2].map((n) => review(id, n));
const people = Array.from({ length: USERS }, (_, i) => String(i + 1));
const all = people.flatMap(reviewsOf);

const asReview = ({ id, body, author, upc }) => ({
  id,
  body,
  author: { __typename: 'User', id: author, username: `user-${author}` },
  product: { __typename: 'Product', upc },
});

export const resolvers = {
  accounts: {
    Query: { users: () => people.map(user), user: (_, { id }) => user(id) },
    User: { __resolveReference: ({ id }) => user(id) },
  },
  products: {
    Query: { topProducts: (_, { first }) => Array.from({ length: first }, (__, i) => product(String(i + 1))) },
    Product: { __resolveReference: ({ upc }) => product(upc) },
  },
  reviews: {
    Review: { __resolveReference: ({ id }) => asReview(all.find((each) => each.id === id)) },
    User: { __resolveReference: (reference) => reference, reviews: ({ id }) => reviewsOf(id).map(asReview) },
    Product: {
      __resolveReference: (reference) => reference,
      reviews: ({ upc }) =>
        all
          .filter((each) => each.upc === upc)
          .slice(0, 4)
          .map(asReview),
    },
  },
  inventory: {
    Product: {
      __resolveReference: (reference) => ({ ...reference, inStock: chance(reference.upc) % 2 === 0 }),
      shippingEstimate: ({ price, weight }) => (price > 1000 ? 0 : weight / 2),
    },
  },
};

const DEEP = `
fragment P on Product { inStock name price shippingEstimate upc weight }
fragment R on Review { id body }
fragment U on User { id username name }
query Deep {
  users { ...U reviews { ...R product { ...P reviews { ...R author { ...U reviews { ...R product { ...P } } } } } } }
  topProducts(first: 5) { ...P reviews { ...R author { ...U reviews { ...R product { ...P } } } } }
}`;

const VARY = `query Vary($id: ID!) {
  user(id: $id) { id name username reviews { id body product { upc name price weight inStock shippingEstimate } } }
}`;
const HOP = 'query Hop($id: ID!) { user(id: $id) { id name reviews { id body } } }';
const ONE = 'query One($id: ID!) { user(id: $id) { id name username birthday } }';

/** What is asked: `deep` always the same; of the others each request asks about somebody else. */
export const workloads = { deep: { query: DEEP }, vary: { query: VARY }, hop: { query: HOP }, one: { query: ONE } };

export const DIFFERENT = 5_000;

/** The body of request number n. */
export const bodyOf = (name, n) =>
  JSON.stringify({
    query: workloads[name].query,
    ...(name === 'deep' ? {} : { variables: { id: String(n % DIFFERENT) } }),
  });
