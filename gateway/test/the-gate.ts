import { door, type Door } from './door.ts';
import { world, type World } from './world.ts';

/** The small world and a gateway before it, while the tests of a file run; before each of them nothing was heard yet. */
export async function theGate(): Promise<{ readonly city: World; readonly gate: Door }> {
  const city = await world();
  const gate = await door([city.population, city.cases]);
  afterAll(async () => {
    await gate.close();
    await city.stop();
  });
  beforeEach(() => {
    for (const each of [city.population, city.cases]) {
      each.heard.length = 0;
      each.fault = null;
    }
    city.deeds.length = 0;
  });
  return { city, gate };
}
