/**
 * An event's type on the wire, CloudEvents 1.0: `case.closed` of cases is `cn.sgc.cases.case.closed.v1`.
 * The version is of the event's data: it rises when a receiver would have to change.
 */
export const cloudEventType = (service: string, type: string): string => `cn.sgc.${service}.${type}.v1`;
