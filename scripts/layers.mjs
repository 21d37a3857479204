/**
 * The walls: who may import whom, which packages, and whether Node exists there. A folder of src that is not in this
 * table does not pass scripts/imports.test.ts, which reads the same constant. Tests may cross the walls.
 */
export const LAYERS = {
  shared: { folders: [], packages: ['colord', 'zod'], node: false },
  stage: { folders: ['shared'], packages: ['@fontsource', '@fontsource-variable'], node: false },
  renderer: {
    folders: ['shared', 'stage'],
    packages: [
      '@fontsource-variable',
      'i18next',
      'lucide-react',
      'mediabunny',
      'radix-ui',
      'react',
      'react-dom',
      'react-i18next',
      'zustand',
    ],
    node: false,
  },
  base: { folders: ['shared'], packages: 'any', node: true },
  engine: { folders: ['shared', 'base'], packages: 'any', node: true },
  work: { folders: ['shared', 'base', 'engine'], packages: 'any', node: true },
  studio: { folders: ['shared', 'base', 'engine', 'work'], packages: 'any', node: true },
  server: { folders: ['shared', 'base', 'engine', 'work', 'studio'], packages: 'any', node: true },
  // the composition root: it opens the server by its one file, and every program opens it
  service: {
    folders: ['shared', 'base', 'engine', 'work', 'studio'],
    files: ['server/start-server.ts'],
    packages: [],
    node: true,
  },
  cli: { folders: ['shared', 'base', 'engine', 'work', 'service'], packages: [], node: true },
  main: {
    folders: ['shared', 'base', 'engine', 'work', 'studio', 'service'],
    packages: ['electron', 'pino'],
    node: true,
  },
  preload: { folders: ['shared'], packages: ['electron'], node: false },
};
