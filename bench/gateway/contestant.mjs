// One contestant in a process of its own: starts, says where it is, and what it has spent when asked.
import { Session } from 'node:inspector/promises';

const [name, given] = process.argv.slice(2);
const { start } = await import(`./contestants/${name}.mjs`);
const where = await start(JSON.parse(given));
const session = new Session();

const answers = {
  'spent?': () => ({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }),
  profile: async () => {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 200 });
    return session.post('Profiler.start');
  },
  'profiled?': async () => (await session.post('Profiler.stop')).profile,
};
process.on('message', async (said) => process.send(await answers[said]()));
process.on('disconnect', () => process.exit());
process.send(where);
