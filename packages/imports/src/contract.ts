import { sharedTypes } from './contract.shared.ts';
import type { Column, Target } from './target.ts';

/** What the contract of an importer is written from. */
type Described = Pick<Target<never>, 'columns' | 'name' | 'title'>;

const low = (name: string): string => `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
const needs = '@needs(permission: "import.run")';

/** The fields of Query that one ledger takes. */
const queriesOf = ({ name, title }: Described): string => `
  "Imports of ${title} in the caller's place, newest first."
  ${low(name)}Imports: [${name}Import!]! @paged(orders: ["newest"]) ${needs}
  "One import of ${title}."
  ${low(name)}Import(id: ID!): ${name}Import ${needs}
  "What a ledger of ${title} may hold, and an empty one to fill in."
  ${low(name)}Ledger: ImportLedger! ${needs}
  "Titles and words of ${title} that were matched before; used by themselves for the next ledger."
  ${low(name)}ImportTemplates: [${name}ImportTemplate!]! @paged ${needs}
`;

/** The fields of Mutation that one ledger takes. */
const mutationsOf = ({ name, title }: Described): string => `
  "Brings a file of ${title} in: XLSX, or CSV in UTF-8, UTF-16 or GB18030, at most 40 MB. A larger body than the gateway takes comes in pieces: all but the last with isLast: false."
  upload${name}Import(
    jurisdictionCode: ID!
    fileName: String! @text(max: 200)
    content: Base64!
    isLast: Boolean = true
  ): ${name}Import! ${needs}
  "The next piece of a file."
  continue${name}Import(id: ID!, version: Int!, content: Base64!, isLast: Boolean = true): ${name}Import! ${needs}
  "Says which sheet (from 0) and which row (from 1) holds the titles."
  choose${name}ImportSheet(id: ID!, version: Int!, sheet: Int!, header: Int!): ${name}Import! ${needs}
  "Says which column fills which field, and which word means which code. What is not named stays as it is."
  map${name}Import(id: ID!, version: Int!, columns: [ImportColumnInput!]! = [], words: [ImportWordInput!]! = []): ${name}Import! ${needs}
  "Keeps the matched titles and words for the next ledger of this place; a template of the same name is replaced."
  keep${name}ImportTemplate(id: ID!, version: Int!, name: String! @text(max: 50)): ${name}ImportTemplate! ${needs}
  "Looks at every row without bringing any in: faults, and what would be new, changed, unchanged or in conflict."
  check${name}Import(id: ID!, version: Int!): ${name}Import! ${needs}
  "Brings the good rows in, a thousand in a transaction; the others come back in faultyRows."
  apply${name}Import(id: ID!, version: Int!): ${name}Import! ${needs}
  "Stops an import. Batches that went in stay, until they are undone."
  cancel${name}Import(id: ID!, version: Int!): ${name}Import! ${needs}
  "Goes on with an import that failed, at the batch it failed at."
  retry${name}Import(id: ID!, version: Int!): ${name}Import! ${needs}
  "Takes the newest batches back, or all of them; what was changed since stays and is listed."
  undo${name}Import(id: ID!, version: Int!, batches: Int): ${name}Import! ${needs}
`;

const cellOf = ({ field, titles, class: fieldClass, mask = 'TEXT' }: Column): string => {
  const masked = fieldClass >= 'P2' ? ` @masked(as: ${mask}, class: ${fieldClass})` : '';
  return `  "${titles[0]}"\n  ${field}: String${masked}`;
};

/** The types of one ledger. */
const typesOf = ({ name, title, columns }: Described): string => `
"One ledger of ${title} on its way in (${title}导入任务)."
type ${name}Import @key(fields: "id") {
  id: ID!
  version: Int!
  jurisdictionCode: ID!
  state: ImportState!
  fileName: String!
  "Bytes that have come in."
  size: Int!
  "XLSX or CSV; null while the file is not whole."
  format: String
  "How the text is written, as it was found out."
  encoding: String
  sheets: [String!]!
  "The sheet that is read, from 0."
  sheet: Int!
  "The row of the titles, from 1; null while none is known."
  header: Int
  columns: [ImportColumn!]!
  words: [ImportWord!]!
  "Words that stand for no code yet, as far as the check has come; for who uploaded the ledger."
  unknownWords: [ImportUnknownWord!]!
  checked: ImportFigures
  applied: ImportFigures
  "What an undo took back; conflicting are the rows it left."
  undone: ImportFigures
  "Batches that went in and still stand."
  standing: Int!
  "How far the work under way is, 0 to 1; null when none is, or nobody can say."
  progress: Float
  "Why it failed, or was cancelled by nobody."
  failure: ImportReason
  createdAt: DateTime!
  "Who uploaded it."
  createdBy: ID!
  finishedAt: DateTime
  "Until when the file is kept and an undo can be asked for. A file that names somebody who is erased goes before."
  keptUntil: DateTime!
  "What the check found, row by row; the first hundred of each kind."
  difference(kind: ImportChange!): [${name}ImportRow!]! @paged
  "Faults cell by cell, by row; the first thousand. Of the last stage when none is named."
  faults(stage: ImportStage): [ImportFault!]! @paged
  "The rows that did not or would not go in, as the file they came in, with the reason in a last column: eight megabytes of it, from piece 0 on, null after the last. For who uploaded it, for the purpose LEDGER_IMPORT."
  faultyRows(piece: Int = 0): Base64 @masked(as: ALL, class: P3)
}

"A row of the difference (${title}导入差异)."
type ${name}ImportRow {
  id: ID!
  "Its row number in the file."
  row: Int!
  kind: ImportChange!
  "The fields that would change or are in conflict."
  fields: [String!]!
  cells: ${name}ImportCells!
}

"What a row of the ledger says, masked as the register masks it (${title}导入内容)."
type ${name}ImportCells {
${columns.map(cellOf).join('\n')}
}

"Titles and words that were matched once (${title}对应模板)."
type ${name}ImportTemplate @key(fields: "id") {
  id: ID!
  version: Int!
  jurisdictionCode: ID!
  name: String!
  titles: [ImportTitle!]!
  words: [ImportWord!]!
}
`;

const bare = (text: string): string => text.replaceAll(/[\s,]+/g, '');

/** What a subgraph's contract takes in, by where it stands. */
export const contractOf = (
  targets: readonly Described[],
): Readonly<Record<'mutation' | 'query' | 'types', string>> => ({
  query: targets.map(queriesOf).join(''),
  mutation: targets.map(mutationsOf).join(''),
  types: targets.map(typesOf).join('') + sharedTypes,
});

/** What a contract lacks of its importers. White space and commas are the formatter's. */
export function missingIn(contract: string, targets: readonly Described[]): readonly string[] {
  const text = bare(contract);
  return Object.entries(contractOf(targets))
    .filter(([, piece]) => !text.includes(bare(piece)))
    .map(([name]) => name);
}
