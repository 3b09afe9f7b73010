/** What can go wrong in platform. */
export const platformErrors = {
  PURPOSE_NOT_NARROWER: {
    zh: '区级只能收窄使用目的,不能放宽',
    en: 'A district narrows a purpose and never widens it',
  },
} as const;
