import './styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './console.tsx';
import { startI18n } from './i18n/index.ts';
import { keptPreferences, PreferencesProvider } from './preferences.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

await startI18n(keptPreferences().language);
createRoot(root).render(
  <StrictMode>
    <PreferencesProvider>
      <Console />
    </PreferencesProvider>
  </StrictMode>,
);
