/** Several things typed into one field, a line each or set apart by a comma. */
export const linesOf = (text: string): string[] => text.split(/[\n、,,]/).flatMap((line) => line.trim() || []);
