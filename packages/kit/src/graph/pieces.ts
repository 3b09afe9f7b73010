/** What every contract begins with, so that none has to. */
export const header = /* GraphQL */ `
  extend schema
    @link(
      url: "https://specs.apollo.dev/federation/v2.9"
      import: [
        "@key"
        "@external"
        "@requires"
        "@provides"
        "@shareable"
        "@inaccessible"
        "@override"
        "@requiresScopes"
        "@listSize"
        "@cost"
        "@tag"
      ]
    )
  "The permission a caller needs."
  directive @needs(permission: String!) on FIELD_DEFINITION
  "Anyone may ask, also without login."
  directive @open on FIELD_DEFINITION
  "Hidden until a purpose opens its class."
  directive @masked(as: MaskShape!, class: MaskClass!) on FIELD_DEFINITION
  "A list that is read page by page."
  directive @paged(orders: [String!], search: Boolean) on FIELD_DEFINITION
  "The most characters a text may have; 2,000 without."
  directive @text(max: Int!) on ARGUMENT_DEFINITION | INPUT_FIELD_DEFINITION
  "How a masked value looks."
  enum MaskShape @inaccessible {
    NAME
    PHONE
    ID_NUMBER
    ADDRESS
    TEXT
    ALL
  }
  "How careful a field is handled."
  enum MaskClass @inaccessible {
    P1
    P2
    P3
    P4
  }
`;

/** The arguments and type of a paged field, as the Relay connection specification has them, forwards only. */
export const pageArguments = (item: string, ordered: boolean, searched: boolean): string => /* GraphQL */ `f(
  "How many, 1 to 100."
  first: Int!
  "The cursor after which the page begins."
  after: String
  "Only what lies in this division or grid; the caller's own place when left out."
  within: ID
  ${ordered ? `"The order; oldest first when left out." order: ${item}Order` : ''}
  ${searched ? '"At least two characters that stand side by side in the record." search: String @text(max: 50)' : ''}
): ${item}Connection! @listSize(slicingArguments: ["first"], sizedFields: ["edges", "nodes"])`;

export const connectionOf = (item: string): string => /* GraphQL */ `
  "A page of ${item}."
  type ${item}Connection @shareable {
    edges: [${item}Edge!]!
    nodes: [${item}!]!
    pageInfo: PageInfo!
    "Exact up to 10,000, null above."
    totalCount: Int
  }
  "One ${item} of a page, with its cursor."
  type ${item}Edge @shareable { node: ${item}! cursor: String! }
`;

const upper = (name: string): string => name.replace(/([A-Z])/g, '_$1').toUpperCase();

export const orderEnumOf = (item: string, names: readonly string[]): string =>
  `"The orders a list of ${item} is offered in." enum ${item}Order { ${names.map(upper).join(' ')} }`;

const pageInfo = /* GraphQL */ `
  "Where a page stands in its list."
  type PageInfo @shareable {
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
    endCursor: String
  }
`;

const pieces: Readonly<Record<string, string>> = {
  DateTime: '"An instant, ISO 8601 with time zone (2026-03-02T09:00:00+08:00)." scalar DateTime',
  Date: '"A calendar day in Shanghai, YYYY-MM-DD." scalar Date',
  SmallCount: `
    "A count of sensitive facts, hidden when it is small (敏感计数)."
    type SmallCount @shareable {
      "Null when it is hidden."
      value: Int
      "Set when it is hidden: the count is at least 1, and less than this."
      fewerThan: Int
    }`,
  Base64: '"Bytes as base64 (RFC 4648)." scalar Base64',
  DateRange:
    '"Days from `from` (inside) to `until` (outside), at most 366." input DateRange { from: Date! until: Date! }',
};

/** The shared definitions a contract uses. */
export function shared(named: ReadonlySet<string>, paged: boolean): readonly string[] {
  const used = Object.entries(pieces).filter(
    ([name]) => named.has(name) || (name === 'Date' && named.has('DateRange')),
  );
  return [...used.map(([, text]) => text), ...(paged ? [pageInfo] : [])];
}
