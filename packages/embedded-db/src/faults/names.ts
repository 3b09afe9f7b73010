// Codes that fail points speak and nothing else here does (error_codes.yml of the server).
const NAMES = new Map<number, string>([
  [1, 'InternalError'],
  [6, 'HostUnreachable'],
  [7, 'HostNotFound'],
  [11, 'UserNotFound'],
  [63, 'StaleShardVersion'],
  [64, 'WriteConcernFailed'],
  [79, 'UnknownReplWriteConcern'],
  [89, 'NetworkTimeout'],
  [91, 'ShutdownInProgress'],
  [100, 'UnsatisfiableWriteConcern'],
  [133, 'FailedToSatisfyReadPreference'],
  [134, 'ReadConcernMajorityNotAvailableYet'],
  [150, 'StaleEpoch'],
  [189, 'PrimarySteppedDown'],
  [234, 'RetryChangeStream'],
  [262, 'ExceededTimeLimit'],
  [391, 'ReauthenticationRequired'],
  [9001, 'SocketException'],
  [10107, 'NotWritablePrimary'],
  [11600, 'InterruptedAtShutdown'],
  [11601, 'Interrupted'],
  [11602, 'InterruptedDueToReplStateChange'],
  [13388, 'StaleConfig'],
  [13435, 'NotPrimaryNoSecondaryOk'],
  [13436, 'NotPrimaryOrSecondary'],
  [14031, 'OutOfDiskSpace'],
]);

/** The name of a code, for a reply that has none of its own. */
export function nameOf(code: number): { readonly codeName?: string } {
  const codeName = NAMES.get(code);
  return codeName === undefined ? {} : { codeName };
}
