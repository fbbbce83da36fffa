/** The settings of who somebody is as dated configuration: a new value is a new row from its first day. */
import { inForce, type RuleRow } from '../custody/rules-table.ts'

export const identityRulesTable = {
  /** Hours after which a name, a date of birth and a sex lock. */
  lockedAfterHours: [
    {
      value: 72,
      from: '1986-01-01',
      rule: 'locking',
      source: 'Design choice: the force decides',
      mark: 'recalled',
    },
  ],
} satisfies Record<string, [RuleRow<number>, ...RuleRow<number>[]]>

export type IdentityRules = { lockedAfterHours: number }

/** The settings in force on a day (YYYY-MM-DD). */
export const identityRulesOn = (day: string, table: Table = identityRulesTable): IdentityRules => ({
  lockedAfterHours: inForce(table.lockedAfterHours, day),
})

type Table = Record<keyof IdentityRules, [RuleRow<number>, ...RuleRow<number>[]]>
