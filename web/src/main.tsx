import '@fontsource-variable/inter/wght.css';
import '@fontsource-variable/jetbrains-mono/wght.css';
// In a layer of their own: the console's styles win in whichever order a build loads its chunks.
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './app/app.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { nonce } from './app/answer.ts';
import { startTexts } from './app/i18n.ts';
import { Providers } from './app/Providers.tsx';

// Where get-nonce, which makes the style element of dialogs that lock the page behind them, looks for it.
Object.assign(globalThis, { __webpack_nonce__: nonce });

await startTexts();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
);
