// `npm run secrets -- [--out ./secrets]`: makes every secret a deployment needs, each in a file of its own. What is there
// stays as it is, so that it may run again after an upgrade and add what is new.
import { createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { out: { type: 'string', default: './secrets' } } });
const folder = resolve(values.out);
mkdirSync(folder, { recursive: true, mode: 0o700 });

const made = [];

// Beside and renamed: whoever reads meanwhile finds no half of a file.
function write(name, text) {
  const path = join(folder, name);
  writeFileSync(`${path}.${process.pid}`, text, { mode: 0o600 });
  renameSync(`${path}.${process.pid}`, path);
  made.push(name);
}

/** What the file says; made first where there is none, readable by its owner alone. */
function kept(name, make) {
  const path = join(folder, name);
  if (!existsSync(path)) write(name, make());
  return readFileSync(path, 'utf8');
}

const bytes = (form) => () => randomBytes(32).toString(form);
const privateKey = () => generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' });
const publicOf = (pem) => () => createPublicKey(pem).export({ type: 'spki', format: 'pem' });

// linli-keys: contexts, events, page cursors, sealed fields, exact look-ups.
kept('gateway.pub.pem', publicOf(kept('gateway.pem', privateKey)));
const services = readdirSync(new URL('../subgraphs', import.meta.url));
const told = existsSync(join(folder, 'services.pub.pem')) ? readFileSync(join(folder, 'services.pub.pem'), 'utf8') : '';
// Each service speaks for itself; the list names whose key is whose, and a new service joins it.
const joined = services.map((name) => {
  const publicKey = publicOf(kept(`service-${name}.pem`, privateKey))();
  return told.includes(publicKey) ? '' : `${name}\n${publicKey}`;
});
if (joined.some(Boolean)) write('services.pub.pem', told + joined.join(''));
kept('cursor.secret', bytes('base64url'));
kept('fields.ring', () => `k1:${bytes('base64')()}\n`);
kept('blind.key', bytes('base64'));
// linli-audit: the heads of the ledger.
kept('audit.pem', privateKey);
// The database: what its members know each other by, and who the services are there.
kept('mongodb.key', () => randomBytes(756).toString('base64'));
const password = kept('mongodb.password', bytes('base64url'));
kept('mongodb.uri', () => `mongodb://linli:${password}@mongodb:27017/?replicaSet=rs0&authSource=admin`);
// The identity server and its database, and who reads the dashboards.
for (const name of ['identity.password', 'identity-db.password', 'grafana.password']) kept(name, bytes('base64url'));

process.stdout.write(made.length > 0 ? `${made.join('\n')}\n` : 'Everything is there.\n');
