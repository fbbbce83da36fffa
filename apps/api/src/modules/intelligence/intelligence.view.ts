/** The conditions of a paragraph in words, wherever a reader is shown one. */
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Condition, conditionList, isConditionInForce } from '@mips/domain/intelligence/handling'

/** The codes that stand on paper, such as A1; the others are ours, and their words say it all. */
const isPrinted = (code: string): boolean => /^[A-Z]\d$/.test(code)

/** The conditions in force, as their readers follow them. */
export const viewConditions = (conditions: readonly Condition[], today: string): string[] =>
  conditions
    .filter((one) => isConditionInForce(one, today))
    .map(({ code, text }) => {
      const label = labelIn(conditionList, code)
      if (code === 'OTHER') return text ?? label
      const words = isPrinted(code) ? `${code}: ${label}` : label
      return text === undefined ? words : `${words}. ${text}`
    })
