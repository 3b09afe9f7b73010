// One contestant in a process of its own: starts, says where it is, and what it has spent when asked.
const [name, given] = process.argv.slice(2);
const { start } = await import(`./contestants/${name}.mjs`);
const where = await start(JSON.parse(given));
process.on('message', () => process.send({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() }));
process.on('disconnect', () => process.exit());
process.send(where);
