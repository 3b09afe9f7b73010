import { verifySettings } from './config.ts';
import { told, toldOf } from './verdict.rules.ts';
import { verifyAll } from './verify-all.ts';

// 0: every chain is intact. 1: one is broken. 2: the ledger could not be read.
async function exitCode(): Promise<number> {
  try {
    const isIntact = await verifyAll(verifySettings(), (verdict) => {
      process.stdout.write(`${told(verdict).join('\n')}\n`);
    });
    return isIntact ? 0 : 1;
  } catch (error) {
    const twice = toldOf(error);
    process.stderr.write(`${twice ?? (error instanceof Error ? error.message : String(error))}\n`);
    return twice ? 1 : 2;
  }
}

process.exit(await exitCode());
