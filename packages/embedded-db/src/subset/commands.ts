/** What is known of a command's fields. */
export type CommandFields = {
  /** They do what MongoDB says. */
  readonly does: readonly string[];
  /** They may come, and change nothing here; docs/subset.md says why. */
  readonly harmless?: readonly string[];
  /** MongoDB knows them, this store does not: refused unless they ask for nothing. */
  readonly elsewhere?: readonly string[];
};

const WRITING = ['bypassDocumentValidation'];

/** The fields of each command beside those of all; a command that is not here takes any. */
export const COMMAND_FIELDS: { readonly [command: string]: CommandFields } = {
  find: {
    does: ['filter', 'projection', 'sort', 'hint', 'skip', 'limit', 'batchSize', 'singleBatch', 'let'],
    harmless: ['allowDiskUse', 'allowPartialResults', 'noCursorTimeout', 'oplogReplay', 'readOnce'],
    elsewhere: [
      'awaitData',
      'collation',
      'max',
      'min',
      'requestResumeToken',
      'resumeAfter',
      'returnKey',
      'showRecordId',
      'tailable',
    ],
  },
  count: { does: ['query', 'limit', 'skip', 'hint'], harmless: ['fields'], elsewhere: ['collation'] },
  distinct: { does: ['key', 'query', 'hint'], elsewhere: ['collation'] },
  aggregate: {
    does: ['pipeline', 'cursor', 'hint', 'let'],
    harmless: ['allowDiskUse', ...WRITING],
    elsewhere: ['collation', 'exchange', 'explain'],
  },
  getMore: { does: ['collection', 'batchSize'], harmless: ['lastKnownCommittedOpTime', 'term'] },
  killCursors: { does: ['cursors'] },
  explain: { does: ['verbosity'] },
  insert: { does: ['documents', 'ordered'], harmless: WRITING },
  update: { does: ['updates', 'ordered', 'let'], harmless: WRITING },
  delete: { does: ['deletes', 'ordered', 'let'] },
  findAndModify: {
    does: ['query', 'sort', 'remove', 'update', 'new', 'fields', 'upsert', 'arrayFilters', 'hint', 'let'],
    harmless: WRITING,
    elsewhere: ['collation'],
  },
  create: {
    does: [],
    harmless: ['autoIndexId', 'idIndex'],
    elsewhere: [
      'capped',
      'changeStreamPreAndPostImages',
      'clusteredIndex',
      'collation',
      'encryptedFields',
      'expireAfterSeconds',
      'indexOptionDefaults',
      'max',
      'pipeline',
      'size',
      'storageEngine',
      'timeseries',
      'validationAction',
      'validationLevel',
      'validator',
      'viewOn',
    ],
  },
  drop: { does: [], elsewhere: ['encryptedFields'] },
  dropDatabase: { does: [] },
  renameCollection: { does: ['to', 'dropTarget'], elsewhere: ['stayTemp'] },
  collMod: {
    does: [],
    elsewhere: [
      'cappedMax',
      'cappedSize',
      'changeStreamPreAndPostImages',
      'expireAfterSeconds',
      'index',
      'pipeline',
      'timeseries',
      'validationAction',
      'validationLevel',
      'validator',
      'viewOn',
    ],
  },
  createIndexes: { does: ['indexes', 'ignoreUnknownIndexOptions'], harmless: ['commitQuorum'] },
  dropIndexes: { does: ['index'] },
  listIndexes: { does: ['cursor'], elsewhere: ['includeBuildUUIDs', 'includeIndexBuildInfo'] },
  listCollections: { does: ['filter', 'nameOnly', 'cursor'], harmless: ['authorizedCollections'] },
  listDatabases: { does: ['filter', 'nameOnly'], harmless: ['authorizedDatabases'] },
  ping: { does: [] },
  buildInfo: { does: [] },
  connectionStatus: { does: [], harmless: ['showPrivileges'] },
  saslStart: { does: ['mechanism', 'payload', 'options'], harmless: ['autoAuthorize'] },
  saslContinue: { does: ['conversationId', 'payload'] },
  logout: { does: [] },
  validate: { does: [], harmless: ['full'], elsewhere: ['metadata', 'repair', 'checkBSONConformance', 'background'] },
  commitTransaction: { does: [], harmless: ['recoveryToken'] },
  abortTransaction: { does: [], harmless: ['recoveryToken'] },
  endSessions: { does: [] },
  refreshSessions: { does: [] },
  startSession: { does: [] },
  collStats: { does: ['scale'] },
  dbStats: { does: ['scale'], harmless: ['freeStorage'] },
  createUser: {
    does: ['pwd', 'roles', 'customData', 'mechanisms', 'digestPassword'],
    elsewhere: ['authenticationRestrictions'],
  },
  updateUser: {
    does: ['pwd', 'roles', 'customData', 'mechanisms', 'digestPassword'],
    elsewhere: ['authenticationRestrictions'],
  },
  dropUser: { does: [] },
  usersInfo: { does: [], elsewhere: ['filter', 'showAuthenticationRestrictions', 'showCredentials', 'showPrivileges'] },
};

/** The fields of the statements inside a command. */
export const STATEMENT_FIELDS: { readonly [list: string]: CommandFields } = {
  updates: { does: ['q', 'u', 'c', 'upsert', 'multi', 'arrayFilters', 'hint'], elsewhere: ['collation'] },
  deletes: { does: ['q', 'limit', 'hint'], elsewhere: ['collation'] },
  indexes: {
    does: [
      'key',
      'name',
      'v',
      'unique',
      'sparse',
      'expireAfterSeconds',
      'partialFilterExpression',
      '2dsphereIndexVersion',
    ],
    harmless: ['background', 'ns'],
    elsewhere: [
      'bits',
      'bucketSize',
      'clustered',
      'collation',
      'default_language',
      'hidden',
      'language_override',
      'max',
      'min',
      'prepareUnique',
      'storageEngine',
      'textIndexVersion',
      'weights',
      'wildcardProjection',
    ],
  },
};

/** What is kept of an index; the rest may come, and is let go. */
export const INDEX_OPTIONS: ReadonlySet<string> = new Set([...(STATEMENT_FIELDS['indexes']?.does ?? []), 'background']);
