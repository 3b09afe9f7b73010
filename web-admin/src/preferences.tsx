import { createContext, useContext, useMemo, useState, type ReactNode } from 'react';

/** What a person sets for themselves on this device: language and size of type. */
interface Preferences {
  readonly language: Language;
  readonly isLarge: boolean;
}

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

interface Held extends Preferences {
  readonly set: (change: Partial<Preferences>) => void;
}

const key = 'linli-preferences';

export function keptPreferences(): Preferences {
  const text = localStorage.getItem(key) ?? '{}';
  const found: unknown = JSON.parse(text);
  const value = typeof found === 'object' && found !== null ? found : {};
  return {
    language: Reflect.get(value, 'language') === 'en' ? 'en' : 'zh-CN',
    isLarge: Reflect.get(value, 'isLarge') === true,
  };
}

const PreferencesContext = createContext<Held | null>(null);

export function PreferencesProvider({ children }: { readonly children: ReactNode }) {
  const [preferences, setPreferences] = useState(keptPreferences);
  const held = useMemo(
    () => ({
      ...preferences,
      set: (change: Partial<Preferences>) =>
        setPreferences((before) => {
          const after = { ...before, ...change };
          localStorage.setItem(key, JSON.stringify(after));
          return after;
        }),
    }),
    [preferences],
  );
  return <PreferencesContext value={held}>{children}</PreferencesContext>;
}

export function usePreferences(): Held {
  const held = useContext(PreferencesContext);
  if (!held) throw new Error('usePreferences outside PreferencesProvider');
  return held;
}
