import { execFileSync } from 'node:child_process';
import dns from 'node:dns';
import net from 'node:net';
import { door } from './door.ts';
import { world } from './world.ts';

describe('a gateway at work', () => {
  it('connects to this machine alone, and has nobody reported to', async () => {
    const places: unknown[] = [];
    const { connect } = net.Socket.prototype;
    const { lookup } = dns;
    net.Socket.prototype.connect = function listening(this: net.Socket, ...to: never[]) {
      places.push(JSON.stringify(to));
      return connect.apply(this, to);
    } as typeof connect;
    dns.lookup = ((...asked: never[]) => {
      places.push(String(asked[0]));
      return Reflect.apply(lookup, dns, asked);
    }) as unknown as typeof lookup;
    const city = await world();
    const gate = await door([city.population, city.cases]);
    const { errors } = await gate.ask('{ people { area } cases { title } }');
    await gate.close();
    await city.stop();
    net.Socket.prototype.connect = connect;
    dns.lookup = lookup;
    expect(errors).toEqual([]);
    expect(places.length).toBeGreaterThan(2);
    expect(places.filter((place) => !String(place).includes('127.0.0.1'))).toEqual([]);
    expect(process.env['APOLLO_TELEMETRY_DISABLED']).toBe('true');
  });

  it('does not even load what reports', () => {
    const find = `import { createRequire } from 'node:module';
      const require = createRequire(import.meta.url);
      for (const name of ['@apollo/composition', '@apollo/query-planner']) require(name);
      const loaded = Object.keys(require.cache).filter((path) => /usage-reporting|make-fetch-happen|apollo\\/gateway/.test(path));
      process.stdout.write(JSON.stringify(loaded));`;
    const cwd = new URL('..', import.meta.url).pathname;
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', find], { cwd, encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual([]);
  });
});
