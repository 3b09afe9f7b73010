import { Binary } from 'bson';
import { isDoc } from '../bson/kinds.ts';
import { refuse } from '../errors.ts';
import { challenge, decoyFor, readFirst, verify } from '../auth/scram.ts';
import { reply } from './command.ts';
import type { Command, Definition } from './command.ts';
import type { Doc } from '../bson/doc.ts';
import type { Login } from '../auth/peers.ts';
import type { Reply } from '../wire/reply.ts';

const MECHANISM = 'SCRAM-SHA-256';
const CONVERSATION = 1;

function hello({ body, db, server, peer }: Command): Reply {
  const fields = server.hello(peer);
  const mechanisms = body['saslSupportedMechs'] === undefined ? {} : { saslSupportedMechs: [MECHANISM] };
  const early = body['speculativeAuthenticate'];
  const answer = isDoc(early) ? begun({ body: early, db: String(early['db'] ?? db), server, peer }) : undefined;
  return reply({ ...fields, ...mechanisms, ...(answer && { speculativeAuthenticate: answer }) });
}

type Asking = Pick<Command, 'body' | 'db' | 'server' | 'peer'>;

// Begins a login; nothing for what is not one, since a driver may also ask in vain.
function begun({ body, db, server, peer }: Asking): Doc | undefined {
  const payload = textOf(body['payload']);
  const first = readFirst(payload);
  if (body['mechanism'] !== MECHANISM || !first) return undefined;
  const user = server.gate.users.find(db, first.name);
  const credentials = user?.credentials ?? decoyFor(`${db}.${first.name}`);
  const asked = challenge(payload, first.nonce, credentials);
  const options = body['options'];
  const isShort = isDoc(options) && options['skipEmptyExchange'] === true;
  const who = { name: first.name, db };
  peer.login = { who, credentials, challenge: asked.challenge, isShort, isProven: false };
  return { conversationId: CONVERSATION, done: false, payload: bytesOf(asked.message) };
}

function saslStart(command: Command): Reply {
  const { mechanism } = command.body;
  if (mechanism !== MECHANISM)
    refuse('MechanismUnavailable', `Unsupported mechanism '${String(mechanism)}': this store knows ${MECHANISM}.`);
  const answer = begun(command);
  return answer ? reply(answer) : refuse('AuthenticationFailed', 'Authentication failed.');
}

async function saslContinue({ body, server, peer }: Command): Promise<Reply> {
  const { login } = peer;
  if (!login || Number(body['conversationId']) !== CONVERSATION) refuse('ProtocolError', 'No SASL session state found');
  if (login.isProven) return finished(login, '', true);
  peer.login = undefined;
  const { gate } = server;
  const { who } = login;
  const signature = await gate.patience.attempt(`${peer.address}|${who.db}.${who.name}`, () =>
    verify(textOf(body['payload']), login.challenge, login.credentials),
  );
  if (signature === undefined) refuse('AuthenticationFailed', 'Authentication failed.');
  login.isProven = true;
  peer.login = login;
  peer.user = { ...who, version: 0 };
  return finished(login, signature, login.isShort);
}

function finished({ isProven }: Login, message: string, isDone: boolean): Reply {
  return reply({ conversationId: CONVERSATION, done: isDone && isProven, payload: bytesOf(message) });
}

function textOf(payload: unknown): string {
  if (typeof payload === 'string') return payload;
  return payload instanceof Binary ? Buffer.from(payload.buffer.subarray(0, payload.position)).toString('utf8') : '';
}

function bytesOf(text: string): Binary {
  return new Binary(Buffer.from(text));
}

function logout({ peer }: Command): Reply {
  peer.user = undefined;
  peer.login = undefined;
  return reply();
}

function connectionStatus({ peer }: Command): Reply {
  const { user } = peer;
  return reply({
    authInfo: {
      authenticatedUsers: user ? [{ user: user.name, db: user.db }] : [],
      authenticatedUserRoles: user ? [{ role: 'root', db: 'admin' }] : [],
    },
  });
}

/** The first words of a connection: who the server is, and who the client is. */
export const loginCommands: { readonly [name: string]: Definition } = {
  hello: { kind: 'read', run: hello },
  isMaster: { kind: 'read', run: hello },
  ismaster: { kind: 'read', run: hello },
  saslStart: { kind: 'read', run: saslStart },
  saslContinue: { kind: 'read', run: saslContinue },
  logout: { kind: 'read', run: logout },
  connectionStatus: { kind: 'read', run: connectionStatus },
};
