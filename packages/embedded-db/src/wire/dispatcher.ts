import { admit } from '../auth/gate.ts';
import { sessionOf } from '../commands/command.ts';
import { CODES, ServerError } from '../errors.ts';
import { carryOut } from './carry-out.ts';
import { labelsFor, labelsOfConcern } from './labels.ts';
import { roomFor } from './codec.ts';
import { encodeReply } from './reply.ts';
import { timesOf } from './times.ts';
import type { Peer } from '../auth/peers.ts';
import type { Asked } from './carry-out.ts';
import type { Request } from './codec.ts';
import type { Services } from './services.ts';

export type { Services } from './services.ts';

/** A request, and who sent it. */
export type Sent = { readonly request: Request; readonly peer: Peer };

/** Answers one request, with room for the head of the message; no answer means that the connection is to be closed. */
export async function dispatch(services: Services, { request, peer }: Sent): Promise<Buffer | undefined> {
  const { body, documents = [] } = request;
  const [name = ''] = Object.keys(body);
  const room = roomFor(request.opcode);
  try {
    meet(services, { name, body, documents, peer });
    const fault = await services.failPoint.meet(name, body, peer);
    if (fault.closes) return undefined;
    const { fields, batch } = await carryOut(services, { name, body, documents, peer });
    if (services.failPoint.isCut(body)) return undefined;
    const told = { ...fields, ...fault.extra };
    const answer = { fields: { ...told, ...labelsOfConcern(name, body, told) } };
    return encodeReply(batch ? { ...answer, batch } : answer, timesOf(services.store.journal), room);
  } catch (error) {
    if (services.failPoint.isCut(body)) return undefined;
    const refusal = error instanceof ServerError ? error : new ServerError(CODES.BadValue, String(error));
    const fields = { ...refusal.toReply(), ...labelsFor(name, body, refusal) };
    return encodeReply({ fields }, timesOf(services.store.journal), room);
  }
}

// Who is not allowed goes; a session belongs to the client that brings it.
function meet({ server }: Services, { name, body, peer }: Asked): void {
  admit(server.gate, peer, name);
  const session = sessionOf(body);
  if (session !== undefined) server.gate.peers.heard(peer, session);
}
