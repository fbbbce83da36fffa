/** What a change of a statement refreshes: the case reads it too. */
import { paths } from '../../platform/paths.ts'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesStatement = [
  topicApi.statement.get.key,
  topicApi.statement.list.key,
  topicApi.prosecutionCase.get.key,
] as const

/** The colour of where a statement stands. */
export function stateTone(code: string) {
  if (code === 'SIGNED') return 'good' as const
  return code === 'DISCARDED' ? ('neutral' as const) : ('caution' as const)
}

/** The page of one statement. */
export const statementPath = (recordId: string, statementId: string) =>
  `${paths.statements(recordId)}/${statementId}`
