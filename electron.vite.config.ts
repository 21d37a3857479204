import { defineConfig } from 'electron-vite';
import { rendererConfig } from './vite.renderer.config.ts';

/** The desktop program. A sandboxed preload must be CommonJS, whatever package.json says. */
export default defineConfig({
  main: { build: { rollupOptions: { input: 'src/main/index.ts' } } },
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
