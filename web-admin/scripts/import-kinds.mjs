const ending = 'Ledger';
const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** The kinds of rows the API imports, by their ledgers: `house` for `houseLedger`. */
export const importKinds = (schema) =>
  Object.values(schema.getQueryType().getFields())
    .filter(({ name, type }) => name.endsWith(ending) && String(type) === 'ImportLedger!')
    .map(({ name }) => name.slice(0, -ending.length))
    .sort();

/** A text about `any` kind, as it is said of one. */
export const ofKind = (text, kind) =>
  text.replaceAll(/\bany(?=[A-Z])/g, kind).replaceAll(/Any(?=[A-Z])/g, capital(kind));

/** All cells of a kind's rows, as the contract names them. */
export function cellsOf(schema, kind) {
  const cells = `${capital(kind)}ImportCells`;
  return `fragment ${capital(kind)}Cells on ${cells} { ${Object.keys(schema.getType(cells).getFields()).join(' ')} }`;
}

/** The operations of a kind by what they do: `jobs`, `upload`, `undo`. */
export function operationsOf(names, kind) {
  const own = names.filter((name) => name.startsWith(`${capital(kind)}Import`));
  const lines = own.map((name) => {
    const word = name.slice(kind.length + 'Import'.length);
    return `${word.charAt(0).toLowerCase()}${word.slice(1)}: ${name}`;
  });
  return `  ${kind}: { ${lines.join(', ')} },`;
}
