import { join } from 'node:path';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { UserConfig } from 'vite';

/** How the window is built; scripts/build.mjs and electron-vite use the same. Relative addresses serve every door. */
export const rendererConfig: UserConfig = {
  root: join(import.meta.dirname, 'src', 'renderer'),
  base: './',
  plugins: [react(), tailwindcss()],
  build: {
    outDir: join(import.meta.dirname, 'out', 'renderer'),
    emptyOutDir: true,
    target: 'chrome130', // light-dark(), nested rules
    cssTarget: 'chrome130',
    assetsInlineLimit: 0, // the page's content policy allows nothing but its own origin
    chunkSizeWarningLimit: 2000,
  },
};

// vite reads a configuration as the default export
export default rendererConfig;
