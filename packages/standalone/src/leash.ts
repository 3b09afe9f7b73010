/** Loaded into each child first: when the process that started it is gone, however it went, the child stops in order. */
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// The line to its starter alone is no reason to stay alive.
process.channel?.unref();
