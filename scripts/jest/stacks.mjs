// Jest keeps a hundred frames of each error and maps every one of them when somebody reads it, as GraphQL does of each
// refusal. These are enough to find the test by.
Error.stackTraceLimit = 15;
