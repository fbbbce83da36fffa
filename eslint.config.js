/** The house rules that a machine can keep; each message says what to use instead. Warnings are errors. */
import js from '@eslint/js'
import jsxA11y from 'eslint-plugin-jsx-a11y'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'
import { directionRules } from './scripts/lint/directions.js'
import { homeRules } from './scripts/lint/homes.js'

const TESTS = [
  '**/*.test.{ts,tsx}',
  '**/*.spec.ts',
  '**/*.testing.ts',
  '**/testing/**',
  '**/e2e/**',
  '**/*.fixtures.ts',
  '**/bench/**',
]

export default tseslint.config(
  {
    ignores: ['**/dist/**', '**/generated/**', '**/node_modules/**', '.data/**', '**/test-results/**'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{js,mjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'fetch',
          'setTimeout',
          'performance',
          'URL',
          'WebAssembly',
          'Buffer',
          'AbortSignal',
        ].map((name) => [name, false]),
      ),
    },
  },
  {
    files: ['apps/web/service-worker.js'],
    languageOptions: {
      globals: Object.fromEntries(
        ['self', 'caches', 'Request', 'Response', 'AbortController', 'clearTimeout', '__PARTS__'].map(
          (name) => [name, false],
        ),
      ),
    },
  },
  { files: ['**/*.{ts,tsx}'], extends: [tseslint.configs.recommended] },
  {
    files: ['**/*.{ts,tsx}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-nested-ternary': 'error',
    },
  },
  {
    files: ['{apps,packages}/*/src/**/*.{ts,tsx}', 'scripts/**/*.{mjs,js}'],
    ignores: [...TESTS, '**/*.data.ts', '**/seed/**'],
    rules: { 'max-lines': ['error', { max: 300 }], 'no-console': 'error' },
  },
  // What outsiders read in a sitting, and it speaks to a person at a terminal.
  { files: ['tools/**/*.mjs'], rules: { 'max-lines': ['error', { max: 250 }] } },
  { files: ['**/*.tsx'], ...jsxA11y.flatConfigs.recommended },
  // A dialog and the first field of a page of one field take the focus by a part of ours, which decides when.
  { files: ['**/*.tsx'], rules: { 'jsx-a11y/no-autofocus': ['error', { ignoreNonDOM: true }] } },
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'off', 'react-hooks/exhaustive-deps': 'off' },
  },
  {
    files: ['{apps/web,packages/ui,packages/client}/src/**/*.{ts,tsx}'],
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  ...homeRules(TESTS),
  ...directionRules(import.meta.dirname, TESTS),
)
