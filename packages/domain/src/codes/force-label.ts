/** The words for a force. */
import { codeLabel } from './lists.ts'

/** Its own name where it is the one that this installation serves, else that of the list; a retired one keeps its words. */
export const forceLabel = (own: { forceCode: string; forceName: string }, code: string): string =>
  code === own.forceCode ? own.forceName : codeLabel('forces', code)
