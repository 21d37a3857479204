import { defineConfig } from 'electron-vite';
import { rendererConfig } from './vite.renderer.config.ts';

/** The desktop program. A sandboxed preload must be CommonJS, whatever package.json says. */
export default defineConfig({
  main: {
    build: {
      rollupOptions: { input: { index: 'src/main/index.ts', thread: 'src/engine/threads/thread.ts' } },
    },
  },
  preload: {
    build: {
      rollupOptions: {
        input: 'src/preload/index.ts',
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    ...rendererConfig,
    build: { ...rendererConfig.build, rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
