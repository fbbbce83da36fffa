/** The conditions of a paragraph in words, wherever a reader is shown one. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Condition, conditionList, isConditionInForce } from '@mips/domain/intelligence/handling'

/** The conditions in force, as their readers follow them. */
export const viewConditions = (conditions: readonly Condition[], today: string): string[] =>
  conditions
    .filter((one) => isConditionInForce(one, today))
    .map(({ code, text }) => {
      const label = labelIn(conditionList, code)
      if (code === 'OTHER') return text ?? label
      return text === undefined ? `${code}: ${label}` : `${code}: ${label}. ${text}`
    })
