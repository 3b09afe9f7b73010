import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { serve } from '../src/index.ts';
import { codeOf } from './database.ts';
import type { Database } from '../src/index.ts';

const HUANG = { name: 'huang', password: '小区 的 密码!' };

type Running = { readonly path: string; readonly server: Database };
const running: Running[] = [];
const clients: MongoClient[] = [];

async function start(options: { user?: typeof HUANG; path?: string } = {}): Promise<Running> {
  const path = options.path ?? (await mkdtemp(join(tmpdir(), 'embedded-db-')));
  const server = await serve({ ...options, path, noSync: true });
  running.push({ path, server });
  return { path, server };
}

function as({ server }: Running, name?: string, password = ''): MongoClient {
  const auth = name === undefined ? {} : { auth: { username: name, password } };
  const client = new MongoClient(server.uri, { ...auth, serverSelectionTimeoutMS: 3000 });
  clients.push(client);
  return client;
}

const write = (client: MongoClient) => client.db('town').collection('houses').insertOne({ door: 1 });

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  for (const { path, server } of running.splice(0)) {
    await server.close();
    await rm(path, { recursive: true, force: true });
  }
});

describe('a database with a user', () => {
  it('lets in who knows the password, through the address too', async () => {
    const place = await start({ user: HUANG });
    const { acknowledged } = await write(as(place, HUANG.name, HUANG.password));
    expect(acknowledged).toBe(true);
    const credentials = `${HUANG.name}:${encodeURIComponent(HUANG.password)}`;
    const client = new MongoClient(place.server.uri.replace('//', `//${credentials}@`));
    clients.push(client);
    expect(await client.db('town').collection('houses').countDocuments()).toBe(1);
    expect(await client.db('admin').command({ connectionStatus: 1 })).toMatchObject({
      authInfo: { authenticatedUsers: [{ user: 'huang', db: 'admin' }] },
    });
  });

  it('refuses a wrong password and a name it does not know alike', async () => {
    const place = await start({ user: HUANG });
    expect(await codeOf(write(as(place, HUANG.name, 'wrong')))).toBe(18);
    expect(await codeOf(write(as(place, 'nobody', 'wrong')))).toBe(18);
  });

  it('refuses every command of a stranger but the greeting', async () => {
    const place = await start({ user: HUANG });
    const stranger = as(place);
    expect(await codeOf(write(stranger))).toBe(13);
    expect(await codeOf(stranger.db('admin').command({ listDatabases: 1 }))).toBe(13);
    expect(await codeOf(stranger.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' }))).toBe(13);
    expect(await stranger.db('admin').command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('lets who guesses wait longer each time, and others not at all', async () => {
    const place = await start({ user: HUANG });
    const seconds: number[] = [];
    for (let guess = 0; guess < 3; guess++) {
      const from = performance.now();
      expect(await codeOf(write(as(place, HUANG.name, `guess ${guess}`)))).toBe(18);
      seconds.push(performance.now() - from);
    }
    expect(seconds[1]).toBeGreaterThan(450);
    expect(seconds[2]).toBeGreaterThan(900);
    const from = performance.now();
    await codeOf(write(as(place, 'somebody else', 'wrong')));
    expect(performance.now() - from).toBeLessThan(900);
  });

  it('keeps its users, and none of their passwords, in its files', async () => {
    const first = await start({ user: HUANG });
    await first.server.close();
    running.pop();
    const again = await start({ path: first.path });
    expect(await codeOf(write(as(again)))).toBe(13);
    expect(await write(as(again, HUANG.name, HUANG.password))).toMatchObject({ acknowledged: true });
  });
});

describe('an administrator', () => {
  it('makes, changes and removes users', async () => {
    const place = await start();
    const admin = as(place).db('admin');
    const roles = ['root'];
    await admin.command({ createUser: 'li', pwd: 'first', roles });
    const li = as(place, 'li', 'first');
    await write(li);
    expect(await codeOf(li.db('admin').command({ createUser: 'li', pwd: 'x', roles }))).toBe(51003);
    await li.db('admin').command({ updateUser: 'li', pwd: 'second' });
    expect(await codeOf(write(as(place, 'li', 'first')))).toBe(18);
    await write(as(place, 'li', 'second'));
    const { users } = await li.db('admin').command({ usersInfo: 'li' });
    expect(users).toMatchObject([{ _id: 'admin.li', roles: [{ role: 'root', db: 'admin' }] }]);
    expect(JSON.stringify(users)).not.toContain('Key');
    await li.db('admin').command({ createUser: 'wu', pwd: 'third', roles });
    await li.db('admin').command({ dropUser: 'li' });
    expect(await codeOf(write(li))).toBe(13);
    expect(await codeOf(as(place, 'wu', 'third').db('admin').command({ dropUser: 'li' }))).toBe(11);
  });

  it('cannot promise fewer rights than everybody has', async () => {
    const place = await start();
    const admin = as(place).db('admin');
    expect(await codeOf(admin.command({ createUser: 'li', pwd: 'x', roles: ['read'] }))).toBe(31);
    expect(await codeOf(admin.command({ createUser: 'li', pwd: '', roles: ['root'] }))).toBe(2);
  });
});

describe('a database without users', () => {
  it('listens to nobody but this machine', async () => {
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    await expect(serve({ path, host: '0.0.0.0' })).rejects.toThrow('needs a user');
    await rm(path, { recursive: true });
  });

  it('listens elsewhere when there is a user, and names the address it was reached by', async () => {
    const path = await mkdtemp(join(tmpdir(), 'embedded-db-'));
    const server = await serve({ path, host: '0.0.0.0', user: HUANG, noSync: true });
    running.push({ path, server });
    const client = new MongoClient(`mongodb://127.0.0.1:${server.port}/?replicaSet=rs0`, {
      auth: { username: HUANG.name, password: HUANG.password },
    });
    clients.push(client);
    expect(await client.db('admin').command({ hello: 1 })).toMatchObject({ me: `127.0.0.1:${server.port}` });
    await write(client);
  });
});
