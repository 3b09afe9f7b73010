import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

// One core for who is measured, the other for everybody else, where the system can do it.
const canPin = spawnSync('taskset', ['--version']).status === 0;
const file = (name) => fileURLToPath(new URL(name, import.meta.url));

/** A process of ours that tells where it is and answers questions about itself. */
export async function begin(name, args, { core, flags = [], env = {} }) {
  const command = [process.execPath, ...flags, file(name), ...args];
  const [first, ...rest] = canPin ? ['taskset', '-c', String(core), ...command] : command;
  const child = spawn(first, rest, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], env: { ...process.env, ...env } });
  const told = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error(`${name} ${args[0] ?? ''} did not start`))),
  ]);
  const say = async (word) => {
    child.send(word);
    return (await once(child, 'message'))[0];
  };
  return {
    where: told[0],
    say,
    async spent() {
      const { cpu, rss } = await say('spent?');
      return { ms: (cpu.user + cpu.system) / 1000, rss };
    },
    async end() {
      child.disconnect();
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}
