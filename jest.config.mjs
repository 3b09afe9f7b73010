import { existsSync, readdirSync } from 'node:fs';

const folders = ['packages', 'subgraphs'].flatMap((parent) => readdirSync(parent).map((name) => `${parent}/${name}`));
const workspaces = [...folders, 'gateway', 'web-admin', 'docs'].filter((folder) => existsSync(`${folder}/test`));

const subgraphs = readdirSync('subgraphs').join('|');

const project = (folder) => ({
  displayName: folder.split('/').at(-1),
  rootDir: `<rootDir>/${folder}`,
  testEnvironment: 'node',
  setupFiles: [`<rootDir>/${folder.includes('/') ? '../..' : '..'}/scripts/jest/stacks.mjs`],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2023', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: {
    [`^@linli/(${subgraphs})$`]: `<rootDir>/${folder.includes('/') ? '../..' : '..'}/subgraphs/$1/src/index.ts`,
    '^@linli/gateway$': folder.includes('/')
      ? '<rootDir>/../../gateway/src/index.ts'
      : '<rootDir>/../gateway/src/index.ts',
    '^@linli/kit/(context|log|inside|telemetry|world|setting|stopping)$': `<rootDir>/${folder.includes('/') ? '../..' : '..'}/packages/kit/src/$1.ts`,
    '^@linli/([a-z-]+)$': `<rootDir>/${folder.includes('/') ? '../..' : '..'}/packages/$1/src/index.ts`,
  },
});

// Two cores and a real database: a slow machine is no failure.
export default {
  projects: workspaces.map(project),
  testSequencer: './scripts/jest/dearest-first.mjs',
  watchman: false,
  testTimeout: 30_000,
};
