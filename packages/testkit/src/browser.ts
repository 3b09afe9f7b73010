import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The system's Chromium, or null when this machine has none. */
export const findChromium = (): string | null => places.find((place) => existsSync(place)) ?? null;

/** Whether a missing Chromium is a failure, as on the machine that checks a change, instead of a skipped test. */
export const isBrowserRequired = (): boolean => process.env['LINLI_REQUIRE_BROWSER'] !== undefined;

// Chromium in a container, silent: no sandbox, no GPU, and none of its own calls to the network.
export const chromiumFlags: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
