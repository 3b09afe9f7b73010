import type { City } from './city.ts';
import { figuresIn } from './figures.ts';
import { SAMPLE_PASSWORD } from './login.ts';

// Three people who see the same matter from three places. All sample logins stand in packages/dev-identity/README.md.
const people = [
  ['qu-admin', '包河区区级管理员', 'district 340111'],
  ['hub-binhu', '滨湖世纪社区智慧中心', 'two-tier community 340111400'],
  ['grid-binhu', '滨湖世纪社区网格员', 'a grid of 琼临 340111400001'],
] as const;

/** What is printed when the city stands. */
export function greetingOf({ urls, plan }: City, dataDir: string): string {
  return [
    '',
    '邻里 Linli',
    `  console    ${urls.console}`,
    `  graph      ${urls.gateway}/graphql`,
    `  identity   ${urls.identity}`,
    ...figuresIn(plan).map((url) => `  metrics    ${url}`),
    '',
    `  sample logins, password ${SAMPLE_PASSWORD}`,
    ...people.map(([name, post, place]) => `    ${name.padEnd(12)} ${post}, ${place}`),
    '',
    `  Data lies in ${dataDir}. It is a development and demonstration store, not for production:`,
    '  there Linli runs on MongoDB and Keycloak. Ctrl-C stops.',
    '',
  ].join('\n');
}
