/** The folder that holds the drivers' specifications, or a driver's copy of them; nothing when they are not to be run. */
export const specifications = process.env['LINLI_SPECS'] ?? '';
