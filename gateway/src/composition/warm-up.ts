import { setImmediate } from 'node:timers/promises';
import type { Log } from '@linli/kit/log';
import { documentIdOf, type TrustedDocuments } from '../documents/documents.ts';
import type { Graph } from './graph.ts';

/** Plans the documents that are kept, one a turn, so that nobody waits; names those the graph no longer answers. */
export async function warmUp(graph: Graph, documents: TrustedDocuments, log: Log): Promise<void> {
  for (const text of documents.texts()) {
    await setImmediate();
    try {
      graph.warm(text);
    } catch (error) {
      log.warn({ documentId: documentIdOf(text), reason: String(error) }, 'a trusted document does not fit the graph');
    }
  }
}
