import { points } from './point.model.ts';
import { issueQrCode, replaceQrCode } from './point.steps.ts';
import { responsibleFor, scan } from './public.steps.ts';
import { qrCodes } from './qr-code.model.ts';
import { print, retire } from './qr-code.rules.ts';
import { may } from './rights.rules.ts';
import { scans } from './scan.model.ts';
import type { Resolvers } from './schema.types.ts';

export const qrCodeResolvers: Resolvers = {
  Query: {
    qrCode: (_, { token }, { open }) => open(qrCodes).findBy({ token }),
    qrCodes: (_, { status, ...page }, { open }) => open(qrCodes).page({ status }, page),
    responsibleFor: (_, { qrToken }, context) => responsibleFor(qrToken, context),
  },
  Mutation: {
    issueQrCode: (_, { point }, context) => issueQrCode(point, context),
    markQrCodePrinted: (_, { id, version }, { open, now }) =>
      open(qrCodes).change(id, version, (code) => print(code, now)),
    replaceQrCode: (_, args, context) => replaceQrCode(args, context),
    retireQrCode: (_, { id, version, reason }, { open }) =>
      open(qrCodes).change(id, version, (code) => retire(code, reason)),
    scanQrCode: (_, { qrToken }, context) => scan(qrToken, context),
  },
  QrCode: {
    __resolveReference: ({ token }, { open, viewer }) =>
      may(viewer, 'point.manage') ? open(qrCodes).findBy({ token }) : null,
    point: ({ point }, _, { open }) => open(points).find(point),
    replacedBy: ({ replacedBy }, _, { open }) => (replacedBy ? open(qrCodes).findBy({ token: replacedBy }) : null),
    scans: ({ token }, _, { open }) => open(scans).count({ token }),
  },
};
