import type { ChangeStreamDocument, MongoClient, ResumeToken } from 'mongodb';
import type { Row } from './writers.ts';

export type Event = ChangeStreamDocument<Row>;

/** Follows the changes of a database over many lives of the server: each time behind the last one it has seen. */
export class Follower {
  readonly events: Event[] = [];
  private token: ResumeToken | undefined;

  /** Follows until the server is gone. */
  async follow(client: MongoClient): Promise<() => Promise<void>> {
    const options = this.token === undefined ? {} : { resumeAfter: this.token };
    const stream = client.db('crash').watch<Row, Event>([], { ...options, maxAwaitTimeMS: 100 });
    await this.take(await stream.tryNext());
    this.token ??= stream.resumeToken;
    const reading = (async () => {
      for await (const event of stream) await this.take(event);
    })().catch(() => undefined);
    return () => reading;
  }

  /** Reads what is still to come, and ends. */
  async finish(client: MongoClient): Promise<void> {
    const stream = client.db('crash').watch<Row, Event>([], { resumeAfter: this.token, maxAwaitTimeMS: 200 });
    for (let quiet = 0; quiet < 3;) {
      const event = await stream.tryNext();
      await this.take(event);
      quiet = event ? 0 : quiet + 1;
    }
    await stream.close();
  }

  private async take(event: Event | null): Promise<void> {
    if (!event) return;
    this.events.push(event);
    this.token = event._id;
  }
}
