import { errors } from './oidc.ts';
import { forget, type Store } from './store.ts';

type Payload = Readonly<Record<string, unknown>>;

/** The storage oidc-provider asks for, one per kind of thing (its adapter interface). */
interface Adapter {
  upsert(id: string, payload: Payload, seconds?: number): Promise<void>;
  find(id: string): Promise<Payload | undefined>;
  findByUid(uid: string): Promise<Payload | undefined>;
  consume(id: string): Promise<void>;
  destroy(id: string): Promise<void>;
  revokeByGrantId(grantId: string): Promise<void>;
}

const seconds = (): number => Math.floor(Date.now() / 1000);

// What has no end of its own is kept a year, so that nothing stays for ever.
const LONGEST = 31_536_000;

/** Keeps oidc-provider's things in the data folder, so that a restart logs nobody out. */
export const adapterOn =
  (store: Store) =>
  (kind: string): Adapter => {
    const keyOf = (id: string) => `${kind}:${id}`;
    const live = (key: string) => {
      const entry = store.entries.get(key);
      return entry && entry.until > seconds() ? entry : undefined;
    };
    const write = (key: string, payload: Payload, until: number) =>
      store.root.transaction(() => {
        forget(store, key);
        void store.entries.put(key, { payload, until });
        void store.endings.put([until, key], true);
        if (kind === 'Session') void store.uids.put(String(payload['uid']), key);
        if (typeof payload['grantId'] === 'string') void store.members.put([payload['grantId'], key], true);
      });
    return {
      upsert: (id, payload, ttl = LONGEST) => write(keyOf(id), { ...payload }, seconds() + ttl),
      find: async (id) => live(keyOf(id))?.payload,
      findByUid: async (uid) => live(store.uids.get(uid) ?? '')?.payload,
      consume: async (id) => {
        const key = keyOf(id);
        const isFirst = await store.root.transaction(() => {
          const entry = live(key);
          if (!entry || entry.payload['consumed'] !== undefined) return false;
          void store.entries.put(key, { ...entry, payload: { ...entry.payload, consumed: seconds() } });
          return true;
        });
        if (!isFirst) throw new errors.InvalidGrant('used at the same moment');
      },
      destroy: (id) => store.root.transaction(() => forget(store, keyOf(id))),
      revokeByGrantId: (grantId) =>
        store.root.transaction(() => {
          const keys = [...store.members.getKeys({ start: [grantId, ''], end: [grantId, '\uffff'] })];
          keys.forEach(([, key]) => forget(store, key));
        }),
    };
  };
