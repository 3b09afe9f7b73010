const not = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

/** Who may import whom: docs/adr and CONTRIBUTING say why. */
module.exports = {
  forbidden: [
    not(
      'no-cycles',
      'A cycle is one thing in two files.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    not(
      'subgraphs-are-strangers',
      'They meet in the gateway, by @key, and by events.',
      { path: '^subgraphs/([^/]+)/' },
      { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
    ),
    not(
      'packages-know-no-city',
      'The kit must not learn the city; standalone, which is the whole city, may.',
      { path: '^packages/', pathNot: '^packages/standalone/' },
      { path: '^(subgraphs|gateway|web-admin)/' },
    ),
    not(
      'gateway-knows-no-subgraph',
      'It learns them from their contracts.',
      { path: '^gateway/src/' },
      { path: '^(subgraphs|web-admin|packages/(standalone|embedded-db|dev-identity|testkit))/' },
    ),
    not(
      'rules-are-pure',
      'Rules import rules, types, vocabulary, contract and the kit: nothing to mock.',
      { path: '^subgraphs/.*\\.rules\\.ts$' },
      { path: '(mongoose|fastify|mercurius|node:(?!crypto))' },
    ),
    not(
      'storage-stays-in-models',
      'No query without a viewer.',
      { path: '^(subgraphs|gateway|web-admin)/', pathNot: '(\\.model\\.ts$|/test/|/bench/)' },
      { path: 'node_modules/(mongoose|mongodb)/' },
    ),
    not(
      'servers-stay-in-the-kit',
      'One place to upgrade.',
      { path: '^(subgraphs|packages/(?!kit/|standalone/))', pathNot: '/test/' },
      { path: 'node_modules/(fastify|mercurius|@apollo)/' },
    ),
    not(
      'testkit-in-tests-only',
      'It is not shipped.',
      { pathNot: '(/test/|/bench/|^packages/testkit/)' },
      { path: '^packages/testkit/' },
    ),
    not(
      'front-door-only',
      'A package is entered by its index, or by a door its package.json names.',
      { path: '^(subgraphs|gateway|web-admin|packages)/', pathNot: '^packages/([^/]+)/' },
      { path: '^packages/[^/]+/src/(?!(index|context|log|inside|setting|stopping|telemetry|world)\\.ts$)' },
    ),
    not(
      'no-orphan-environment',
      'Contract and vocabulary run in a browser too.',
      { path: '^packages/contract/src/' },
      { path: '^node:' },
    ),
  ],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    // The parser does not read JSX; oxlint keeps the console's boundary (no-restricted-imports).
    exclude: { path: '(\\.tsx$|/dist/|schema\\.types\\.ts$|web-admin/src/generated/)' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
