import { verifySettings } from './config.ts';
import { told } from './verdict.rules.ts';
import { verifyAll } from './verify-all.ts';

// Exit 0: every chain is intact. 1: one is broken. 2: it could not be read.
try {
  const isIntact = await verifyAll(verifySettings(), (verdict) => {
    process.stdout.write(`${told(verdict).join('\n')}\n`);
  });
  process.exitCode = isIntact ? 0 : 1;
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 2;
}
