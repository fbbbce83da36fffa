/** Sending a case to court and prosecutor in the two worlds: one call of every route. */
import { caseSending, prosecutorFile } from '@mips/contracts'
import { of } from './call.ts'

export const caseSendingCalls = of(caseSending)({
  court: (pick) => ({ params: { caseId: pick('courtCase') } }),
  sendToCourt: (pick) => ({ params: { caseId: pick('courtCase') }, body: { digest: 'f'.repeat(64) } }),
})

export const prosecutorFileCalls = of(prosecutorFile)({
  get: (pick) => ({ params: { caseId: pick('courtCase') } }),
  send: (pick) => ({ params: { caseId: pick('courtCase') }, body: { digest: 'f'.repeat(64) } }),
})
