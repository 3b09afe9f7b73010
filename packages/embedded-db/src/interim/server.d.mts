export function serve(options: Record<string, unknown>): Promise<{ uri: string; port: number; close(): Promise<void> }>;
