import type ProviderClass from 'oidc-provider';

/** One sentence of oidc-provider that is not passed on: on Node 20, which our tests cover, it asks for Node 22. */
const expected = 'oidc-provider WARNING: Unsupported runtime.';

/** Imports the provider with the console as quiet as before. Every other word of it is let through. */
async function importQuietly() {
  const out = globalThis.console;
  const { warn } = out;
  out.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes(expected)) warn.apply(out, words);
  };
  try {
    return await import('oidc-provider');
  } finally {
    out.warn = warn;
  }
}

export const { default: OidcProvider, errors } = await importQuietly();
export type Provider = ProviderClass;
