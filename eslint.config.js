import js from '@eslint/js';
import { defineConfig, globalIgnores } from 'eslint/config';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';
import { LAYERS } from './scripts/layers.mjs';

/** What the layers below the doors never see: doors, windows and their parts. */
const BELOW_THE_DOORS = ['base', 'engine', 'work', 'studio'];
const NOT_BELOW_THE_DOORS = ['electron', 'fastify', 'react', 'react-dom'];

/** The only files that may start a process. */
const STARTS_PROCESSES = [
  'src/base/process/**/*.ts',
  'src/engine/encode/ffmpeg-process/**/*.ts',
  'src/engine/environment/**/*.ts',
  'src/engine/pages/*browser*.ts',
];
const PROCESS_MODULES = ['child_process', 'node:child_process', 'node:cluster'];

/** The only file that may import fluent-ffmpeg. */
const FLUENT_FILE = 'src/engine/encode/ffmpeg-process/fluent-arguments.ts';

/** A door may open another by its one file. */
function except(folder, files) {
  const inside = files.filter((file) => file.startsWith(`${folder}/`));
  return inside.length === 0 ? '' : `(?!${inside.map((file) => file.slice(folder.length + 1)).join('|')})`;
}

/** The table's row for a layer as patterns of `no-restricted-imports`. */
function wallPatterns(layer) {
  const { folders, files = [], packages, node } = LAYERS[layer];
  const strangers = Object.keys(LAYERS).filter((other) => other !== layer && !folders.includes(other));
  const patterns = strangers.map((other) => ({
    regex: `^(?:\\.\\./)+${other}/${except(other, files)}`,
    message: `${layer} may import ${folders.join(' and ') || 'no other folder'}, not ${other}.`,
  }));
  const allowed = [
    '\\.{1,2}/',
    ...(node ? ['node:'] : []),
    ...(packages === 'any' ? [] : packages.map((name) => `${name}(?:/|$)`)),
  ];
  if (packages === 'any') return patterns;
  return [
    ...patterns,
    {
      regex: `^(?!${allowed.join('|')})`,
      message: `${layer} imports ${packages.join(', ') || 'no package'}${node ? '' : ' and runs without Node'}.`,
    },
  ];
}

/** One rule holds all walls of a file, because a later setting of the same rule replaces an earlier one. */
function walls(layer, { mayStartProcesses = false, mayUseFluent = false } = {}) {
  const paths = [
    ...(mayUseFluent ? [] : [{ name: 'fluent-ffmpeg', message: `Only ${FLUENT_FILE} imports it.` }]),
    ...(mayStartProcesses
      ? []
      : PROCESS_MODULES.map((name) => ({ name, message: 'See STARTS_PROCESSES in eslint.config.js.' }))),
    ...(BELOW_THE_DOORS.includes(layer)
      ? NOT_BELOW_THE_DOORS.map((name) => ({
          name,
          message: 'What lies below the doors knows no door and no window.',
        }))
      : []),
  ];
  return { 'no-restricted-imports': ['error', { paths, patterns: wallPatterns(layer) }] };
}

const TESTS = ['**/*.test.ts', '**/*.test.tsx'];
const NO_DEFAULT_EXPORT = [
  { selector: 'ExportDefaultDeclaration', message: 'Exports have names.' },
  { selector: 'ExportSpecifier[exported.name="default"]', message: 'Exports have names.' },
];
const NODE_GLOBALS = Object.fromEntries(
  [
    'process',
    'console',
    'Buffer',
    'URL',
    'setTimeout',
    'clearTimeout',
    'AbortController',
    'AbortSignal',
    'fetch',
  ].map((name) => [name, 'readonly']),
);

export default defineConfig(
  globalIgnores(['out/', 'resources/', 'bench-results/', '.cache/']),
  js.configs.recommended,
  { files: ['**/*.{js,mjs}'], languageOptions: { globals: NODE_GLOBALS } },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    rules: {
      eqeqeq: 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: false, skipComments: false }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      // a leading underscore says "left out on purpose"
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    // the rules that need types; the tests of the stage belong to no tsconfig
    files: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'scripts/**/*.ts'],
    ignores: ['src/stage/**/*.test.ts', 'test/web/**'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.node.json', './tsconfig.web.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
    },
  },
  {
    // the window: hooks are called as React asks, and everything can be reached and read
    files: ['src/renderer/**/*.{ts,tsx}'],
    extends: [jsxA11y.flatConfigs.recommended],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // a component above this size does two things
    files: ['src/renderer/**/*.tsx'],
    rules: { 'max-lines': ['error', { max: 200, skipBlankLines: false, skipComments: false }] },
  },
  { files: ['src/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', ...NO_DEFAULT_EXPORT] } },
  {
    // a file that gets its name unsynced is empty after a power cut
    files: ['src/**/*.ts'],
    ignores: ['src/*/files/**', ...TESTS],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...NO_DEFAULT_EXPORT,
        {
          selector: 'ImportSpecifier[imported.name=/^rename(Sync)?$/]',
          message: 'Use files/commit-file.ts or files/write-whole.ts.',
        },
      ],
    },
  },
  { files: ['src/**/*.{ts,tsx}'], ignores: ['src/cli/**'], rules: { 'no-console': 'error' } },
  ...Object.keys(LAYERS).map((layer) => ({
    files: [`src/${layer}/**/*.{ts,tsx}`],
    ignores: TESTS,
    rules: walls(layer),
  })),
  ...STARTS_PROCESSES.map((files) => ({
    files: [files],
    ignores: TESTS,
    rules: walls(files.split('/')[1], { mayStartProcesses: true }),
  })),
  { files: [FLUENT_FILE], rules: walls('engine', { mayStartProcesses: true, mayUseFluent: true }) },
);
