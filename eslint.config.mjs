// Style rules plus the house's one-way arrows: who may import whom (README, "How the parts work together").
import tseslint from 'typescript-eslint';

const noHost = {
  paths: [
    { name: 'vscode', message: 'core/ is pure: take what you need through an interface of core/corpus.' },
  ],
};
const nodeBuiltins = {
  group: ['node:*', 'fs', 'path', 'os', 'worker_threads', 'crypto'],
  message: 'core/ runs in a browser too.',
};

/** Forbids imports of the given rooms of src/core (or of src/) in `files`. */
const room = (files, forbidden, extra = []) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        ...noHost,
        patterns: [
          nodeBuiltins,
          ...extra,
          {
            regex: `^(\\.\\./)+(${['analysis', 'storage', 'editor', 'webviews', 'cli', ...forbidden].join('|')})(/|$)`,
            message: 'This arrow does not exist in the house.',
          },
        ],
      },
    ],
    'no-restricted-globals': ['error', 'process', 'Buffer', 'window', 'document', '__dirname', 'require'],
  },
});

/** Forbids the named rooms of src/ to an outer room. */
const outer = (files, forbidden) => ({
  files,
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            regex: `^(\\.\\./)+(${forbidden.join('|')})(/|$)`,
            message: 'This arrow does not exist in the house.',
          },
        ],
      },
    ],
  },
});

export default tseslint.config(
  { ignores: ['dist/**', 'out/**', 'node_modules/**', 'coverage/**', 'media/**', '.vscode-test/**'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
    },
  },
  room(['src/core/text/**/*.ts'], ['recognition', 'dates', 'linking', 'annotation', 'corpus', 'interchange']),
  room(['src/core/recognition/**/*.ts'], ['dates', 'linking', 'annotation', 'corpus', 'interchange']),
  room(['src/core/dates/**/*.ts'], ['recognition', 'linking', 'annotation', 'corpus', 'interchange']),
  room(['src/core/annotation/**/*.ts'], ['recognition', 'dates', 'linking', 'corpus', 'interchange']),
  room(['src/core/linking/**/*.ts'], ['corpus', 'interchange']),
  // Inside linking: reasons -> acrossSources -> insideSources -> names.
  ...['names', 'insideSources', 'acrossSources', 'reasons'].map((inner, i, rooms) =>
    room([`src/core/linking/${inner}/**/*.ts`], ['corpus', 'interchange', ...rooms.slice(i + 1)]),
  ),
  room(['src/core/corpus/**/*.ts'], ['interchange']),
  room(['src/core/interchange/**/*.ts'], []),
  outer(['src/analysis/**/*.ts', 'src/storage/**/*.ts'], ['editor', 'webviews', 'cli']),
  outer(['src/editor/**/*.ts', 'src/webviews/**/*.ts'], ['cli']),
  outer(['src/cli/**/*.ts'], ['editor', 'webviews']),
);
