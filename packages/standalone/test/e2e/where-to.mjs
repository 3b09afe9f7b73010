// Loaded before a program: keeps where it connects, whose names it asks for, and where it listens.
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';

const places = { connected: new Set(), asked: new Set(), sent: new Set(), listens: new Set() };
globalThis.placesOfThisProcess = places;

const around = (object, name, note) => {
  const method = object[name];
  object[name] = function noted(...given) {
    note(given, this);
    return Reflect.apply(method, this, given);
  };
};

around(net.Socket.prototype, 'connect', ([first]) => {
  const [options] = Array.isArray(first) ? first : [first];
  const where = typeof options === 'object' ? (options.path ?? options.host ?? 'localhost') : 'localhost';
  places.connected.add(String(where));
});
around(net.Server.prototype, 'listen', (_, server) => {
  server.once('listening', () => places.listens.add(String(server.address()?.address ?? 'a pipe')));
});
const names = ['lookup', 'resolve', 'resolve4', 'resolve6', 'resolveAny', 'resolveTxt', 'resolveSrv', 'reverse'];
for (const each of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype])
  for (const name of names) if (each[name]) around(each, name, ([host]) => places.asked.add(String(host)));
for (const name of ['send', 'connect', 'bind'])
  around(dgram.Socket.prototype, name, (given) => places.sent.add(JSON.stringify(given.slice(1))));
