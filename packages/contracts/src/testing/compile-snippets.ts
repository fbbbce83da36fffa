/** Compiles small texts with the house's own compiler settings, to prove that what must not compile does not. */
import path from 'node:path'
import ts from 'typescript'

/** The errors of each snippet, by name; the snippets see files as if they stood in `folder`. */
export function compileSnippets<Name extends string>(
  folder: string,
  snippets: Record<Name, string>,
): Record<Name, string[]> {
  const settings = ts.readConfigFile(path.resolve('tsconfig.base.json'), (file) => ts.sys.readFile(file))
  const { options } = ts.parseJsonConfigFileContent(
    { compilerOptions: settings.config.compilerOptions, files: [] },
    ts.sys,
    path.resolve('.'),
  )
  const compilerOptions: ts.CompilerOptions = {
    ...options,
    lib: ['lib.es2024.d.ts'],
    types: ['node'],
    noUnusedLocals: false,
    noUnusedParameters: false,
    noEmit: true,
  }
  const names = Object.keys(snippets) as Name[]
  const placeOf = (name: string) => path.resolve(folder, `${name}.snippet.ts`)
  const texts = new Map(names.map((name) => [placeOf(name), snippets[name]]))
  const host = ts.createCompilerHost(compilerOptions)
  const { fileExists, readFile, getSourceFile } = host
  host.fileExists = (file) => texts.has(file) || fileExists(file)
  host.readFile = (file) => texts.get(file) ?? readFile(file)
  host.getSourceFile = (file, ...rest) => {
    const text = texts.get(file)
    return text === undefined
      ? getSourceFile(file, ...rest)
      : ts.createSourceFile(file, text, ts.ScriptTarget.ES2023)
  }
  const program = ts.createProgram([...texts.keys()], compilerOptions, host)
  const errorsOf = (name: Name) => {
    const file = program.getSourceFile(placeOf(name))
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      (problem) => ts.flattenDiagnosticMessageText(problem.messageText, ' '),
    )
  }
  return Object.fromEntries(names.map((name) => [name, errorsOf(name)])) as Record<Name, string[]>
}
