import { database } from './database.ts';
import { isAskable } from './spec-runner/askable.ts';
import { runCase } from './spec-runner/case.ts';
import { specifications } from './spec-runner/config.ts';
import { reasonFor } from './spec-runner/outside.ts';
import { isMet } from './spec-runner/requirements.ts';
import { suitesIn } from './spec-runner/suites.ts';
import type { Document } from 'mongodb';

const suites = specifications === '' ? [] : suitesIn(specifications);
const names = [...new Set(suites.map(({ name }) => name))];

if (names.length === 0)
  describe('the drivers’ specifications', () => {
    it.skip('are not here: name their folder in LINLI_SPECS', () => undefined);
  });

for (const name of names)
  describe(`the specification of ${name}`, () => {
    const place = database();
    for (const suite of suites.filter((one) => one.name === name))
      for (const one of suite.content['tests'] as readonly Document[]) {
        const title = `${suite.file}: ${one['description']}`;
        const skipped =
          one['skipReason'] !== undefined || !isMet(suite.content['runOnRequirements']) || !isAskable(suite, one);
        const run = skipped || !isMet(one['runOnRequirements']) ? it.skip : reasonFor(title) ? it.failing : it;
        run(title, () => runCase(place.uri(), suite, one));
      }
  });
