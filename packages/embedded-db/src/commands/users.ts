import { UUID } from 'bson';
import { credentialsOf } from '../auth/scram.ts';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { User } from '../auth/users.ts';
import type { Reply } from '../wire/reply.ts';

function create(command: Command): Reply {
  const { body, db, server } = command;
  const name = nameIn(command);
  if (server.gate.users.find(db, name)) refuse(51003, `User "${name}@${db}" already exists`);
  if (body['roles'] === undefined) refuse('BadValue', '"createUser" command requires a "roles" array');
  const credentials = credentialsOf(passwordIn(body) ?? refuse('BadValue', 'Must provide a "pwd" field for the user'));
  checkRoles(body, db);
  server.gate.users.put({ name, db, id: new UUID(), customData: dataIn(body), credentials });
  return reply();
}

function update(command: Command): Reply {
  const { body, db, server } = command;
  const user = found(command);
  const password = passwordIn(body);
  checkRoles(body, db);
  if (password === undefined && body['roles'] === undefined && body['customData'] === undefined)
    refuse('BadValue', 'Must specify at least one field to update in updateUser');
  const credentials = password === undefined ? user.credentials : credentialsOf(password);
  server.gate.users.put({ ...user, customData: dataIn(body) ?? user.customData, credentials });
  return reply();
}

function drop(command: Command): Reply {
  command.server.gate.users.remove(found(command));
  return reply();
}

function usersInfo({ body, db, server }: Command): Reply {
  const asked = body['usersInfo'];
  const wanted = Array.isArray(asked) ? asked : [asked];
  const isAsked = (user: User): boolean => wanted.some((one: unknown) => speaksOf(one, user, db));
  const users = server.gate.users.all().filter(isAsked);
  return reply({ users: users.map(shown) });
}

function speaksOf(asked: unknown, { name, db }: User, here: string): boolean {
  if (asked === 1) return db === here;
  if (typeof asked === 'string') return asked === name && db === here;
  if (!isDoc(asked)) return false;
  return asked['forAllDBs'] === true || (asked['user'] === name && asked['db'] === db);
}

function shown({ name, db, id, customData }: User): Doc {
  return {
    _id: `${db}.${name}`,
    userId: id,
    user: name,
    db,
    ...(customData && { customData }),
    roles: [{ role: 'root', db: 'admin' }],
    mechanisms: ['SCRAM-SHA-256'],
  };
}

function nameIn({ body, name }: Command): string {
  const value = body[name];
  return typeof value === 'string' && value !== '' ? value : refuse('BadValue', 'User name must be a non-empty string');
}

function found(command: Command): User {
  const name = nameIn(command);
  const user = command.server.gate.users.find(command.db, name);
  return user ?? refuse('UserNotFound', `User '${name}@${command.db}' not found`);
}

function passwordIn({ pwd, digestPassword = true, mechanisms = ['SCRAM-SHA-256'] }: Doc): string | undefined {
  if (digestPassword !== true) refuse('BadValue', 'Use of SCRAM-SHA-256 requires undigested passwords');
  if (!Array.isArray(mechanisms) || mechanisms.some((one) => one !== 'SCRAM-SHA-256'))
    refuse('BadValue', 'The only mechanism of this store is SCRAM-SHA-256');
  if (pwd === undefined) return undefined;
  return typeof pwd === 'string' ? pwd : refuse('TypeMismatch', 'pwd must be a string');
}

function dataIn({ customData }: Doc): Doc | undefined {
  if (customData === undefined) return undefined;
  return isDoc(customData) ? customData : refuse('TypeMismatch', 'customData must be an object');
}

// Whoever may log in may do everything: a promise of less would not be kept.
function checkRoles({ roles }: Doc, db: string): void {
  if (roles === undefined) return;
  if (!Array.isArray(roles) || roles.length === 0) refuse('BadValue', '"roles" must be an array that is not empty');
  for (const role of roles as readonly unknown[]) {
    const named = isDoc(role) ? { role: role['role'], in: role['db'] } : { role, in: db };
    if (named.role !== 'root' || named.in !== 'admin')
      refuse(
        'RoleNotFound',
        `Could not find role: ${String(named.role)}@${String(named.in)}. This store has root@admin.`,
      );
  }
}

/** Who may log in. */
export const userCommands: { readonly [name: string]: Definition } = {
  createUser: { kind: 'schema', run: create },
  updateUser: { kind: 'schema', run: update },
  dropUser: { kind: 'schema', run: drop },
  usersInfo: { kind: 'read', run: usersInfo },
};
