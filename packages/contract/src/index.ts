export { departments, isDepartment, type Department } from './departments.ts';
export { errors, errorText, isErrorCode, type Code, type ErrorText } from './errors/index.ts';
export { cloudEventType } from './events/cloud-event.ts';
export {
  events,
  hearersOf,
  services,
  speakerOf,
  whisperedToOf,
  type EventSpec,
  type EventType,
} from './events/index.ts';
export { isPermission, ownToTheGateway, permissions, type Permission } from './permissions.ts';
export { readPost, writePost, type Post } from './posts.ts';
export { asksWhy, isPurpose, opens, purposes, type FieldClass, type PurposeCode } from './purposes.ts';
export { isRole, permissionsOf, roles, serviceRoles, type Role } from './roles.ts';
