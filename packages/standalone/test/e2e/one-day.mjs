// A whole city in a process of its own: it starts, somebody reports, somebody looks, it stops, and says where it was.
import { startTelemetry, telemetrySettings } from '@linli/kit/telemetry';
import { startCity } from '../../dist/index.js';

const [dataDir, question, report] = process.argv.slice(2);
const telemetry = await startTelemetry(telemetrySettings());
const city = await startCity({ dataDir, portBase: 0, noSync: true });
const token = await city.login('qu-admin');
const reported = await city.ask(JSON.parse(report), { token });
const answer = await city.ask(JSON.parse(question), { token });
const page = await fetch(city.urls.console);
const figures = telemetry.metricsUrl ? await (await fetch(telemetry.metricsUrl)).text() : '';
await city.close();
await telemetry.stop();
const places = Object.fromEntries(Object.entries(globalThis.placesOfThisProcess).map(([key, set]) => [key, [...set]]));
process.stdout.write(JSON.stringify({ reported, answer, page: page.status, figures, places }));
process.exit(0);
