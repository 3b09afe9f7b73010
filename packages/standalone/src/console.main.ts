import { consoleSettings } from './config.ts';
import { serveConsole } from './serve-console.ts';
import { stopOnSignals } from './signals.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

stopOnSignals(await serveConsole(consoleSettings()), say);
