/** The conditions of a paragraph in words, and the force that owns a report, wherever a reader is shown one. */
import type { OwningForce } from '@mips/contracts/intelligence'
import { forceLabel } from '@mips/domain/codes/force-label'
import { labelIn } from '@mips/domain/custody/offence-words'
import { type Condition, conditionList, isConditionInForce } from '@mips/domain/intelligence/handling'
import type { Config } from '../../platform/config.ts'
import type { ForceRow } from './intelligence.rows.ts'

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

type Own = Pick<Config, 'forceCode' | 'forceName'>

/** Its own number there is told to those who hold something of the report, not beside a signpost. */
export const viewForce = (
  own: Own,
  { code, reference, isOfReader }: ForceRow,
  isHeld: boolean,
): OwningForce => ({
  code,
  label: forceLabel(own, code),
  isOfReader,
  reference: isHeld ? reference : null,
})

/** What the unit minds of a report that is another force's. */
export const forceMarks = (own: Own, force: ForceRow): string[] =>
  force.isOfReader ? [] : [`Owned by ${forceLabel(own, force.code)}`]
