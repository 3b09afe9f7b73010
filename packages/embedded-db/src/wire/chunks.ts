const HEADER = 16;
// maxMessageSizeBytes of `hello`.
const LONGEST = 48_000_000;

/** Cuts a stream of bytes into messages without copying the same bytes again and again. */
export class MessageReader {
  private chunks: Buffer[] = [];
  private size = 0;

  /** Adds bytes and gives the messages that are complete now. */
  push(chunk: Buffer): readonly Buffer[] {
    this.chunks.push(chunk);
    this.size += chunk.length;
    const messages: Buffer[] = [];
    for (let length = this.nextLength(); length !== undefined && this.size >= length; length = this.nextLength())
      messages.push(this.take(length));
    return messages;
  }

  private nextLength(): number | undefined {
    if (this.size < 4) return undefined;
    let [head = Buffer.alloc(0)] = this.chunks;
    if (head.length < 4) {
      head = Buffer.concat(this.chunks);
      this.chunks = [head];
    }
    const length = head.readInt32LE(0);
    if (length < HEADER || length > LONGEST) throw new RangeError(`A message of ${length} bytes is none.`);
    return length;
  }

  private take(length: number): Buffer {
    const [head] = this.chunks;
    const whole = head && head.length >= length ? head : Buffer.concat(this.chunks);
    const rest = this.chunks.slice(1);
    this.chunks = whole === head ? [whole.subarray(length), ...rest] : [whole.subarray(length)];
    if (this.chunks[0]?.length === 0) this.chunks.shift();
    this.size -= length;
    return whole.subarray(0, length);
  }
}
