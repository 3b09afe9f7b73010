/** Where a command line says what it did, and what went wrong. */
export type Output = { say(line: string): void; complain(line: string): void };
