import { worldSettings } from './config.ts';
import { loadWorld } from './world/load.ts';
import { isWorldName } from './world/worlds.ts';

// `seed.main.js small`: a made-up world in the databases of a deployment that holds nothing else. What is there stays.
try {
  const [word = 'small'] = process.argv.slice(2);
  if (!isWorldName(word)) throw new Error(`There is no world "${word}": small, binhu.`);
  await loadWorld({ plan: worldSettings(), world: word, now: new Date(new Date().toISOString().slice(0, 10)) });
  process.stdout.write(`${word} is loaded\n`);
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
