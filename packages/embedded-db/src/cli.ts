import process from 'node:process';
import { run } from './cli/run.ts';

const code = await run(process.argv.slice(2), {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
});
process.exit(code);
