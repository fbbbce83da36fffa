/** Section 14 whole: every transition for every part, allowed where the table says so and refused everywhere else. */
import { describe, expect, it } from 'vitest'
import { ranks } from '../codes/ranks.ts'
import { type CustodyActor, custodyRolesOf, decideMoveAs } from './custody-roles.ts'
import {
  type CustodyRole,
  type CustodyState,
  custodyRoles,
  custodyStates,
  decideCustodyMove,
  isTerminalCustodyState,
} from './state.ts'

/** The 51 rows as the domain text gives them: from, to, who. */
const table = `
NONE ARRIVED AO,DDO,CO,SYS
ARRIVED NOT_AUTHORISED CO
ARRIVED DETAINED CO
ARRIVED AT_HOSPITAL CO,AO
ARRIVED DIED CO,INSP
ARRIVED ESCAPED CO
ARRIVED HELD_OTHER CO
HELD_OTHER DETAINED CO
HELD_OTHER AT_HOSPITAL CO,AO
HELD_OTHER RELEASING CO
HELD_OTHER TRANSFERRED CO
HELD_OTHER DIED CO,INSP
HELD_OTHER ESCAPED CO
DETAINED AT_HOSPITAL CO
AT_HOSPITAL ARRIVED CO,AO
AT_HOSPITAL DETAINED CO
AT_HOSPITAL CHARGED_HELD CO
AT_HOSPITAL HELD_OTHER CO
AT_HOSPITAL RELEASING CO
AT_HOSPITAL DIED CO,INSP
AT_HOSPITAL ESCAPED CO
DETAINED OUT_OF_SUITE CO
OUT_OF_SUITE DETAINED CO
OUT_OF_SUITE AT_HOSPITAL AO,OIC
OUT_OF_SUITE DIED CO,INSP
OUT_OF_SUITE ESCAPED CO
OUT_OF_SUITE RELEASING CO
DETAINED AWAITING_CHARGE_DECISION CO
AWAITING_CHARGE_DECISION DETAINED CO
AWAITING_CHARGE_DECISION AT_HOSPITAL CO
AWAITING_CHARGE_DECISION CHARGED_HELD CO
AWAITING_CHARGE_DECISION RELEASING CO
AWAITING_CHARGE_DECISION DIED CO,INSP
AWAITING_CHARGE_DECISION ESCAPED CO
DETAINED CHARGED_HELD CO
DETAINED RELEASING CO
DETAINED TRANSFERRED CO
DETAINED DIED CO,INSP
DETAINED ESCAPED CO
CHARGED_HELD AT_HOSPITAL CO
CHARGED_HELD RELEASING CO
CHARGED_HELD TRANSFERRED CO,DDO
CHARGED_HELD DIED CO,INSP
CHARGED_HELD ESCAPED CO
RELEASING RELEASED CO
RELEASING DETAINED CO
RELEASING CHARGED_HELD CO
RELEASING DIED CO,INSP
ESCAPED DETAINED CO
ESCAPED CHARGED_HELD CO
ESCAPED CLOSED_UNRESOLVED INSP`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

const allowed = new Set(
  table.flatMap(([from, to, who]) => (who ?? '').split(',').map((role) => `${from} ${to} ${role}`)),
)

describe('the state machine of section 14', () => {
  const froms = ['NONE', ...custodyStates.map(({ code }) => code)] as const

  it('has 51 rows between 14 states', () => {
    expect(table).toHaveLength(51)
    expect(custodyStates).toHaveLength(14)
  })

  it('says yes to every row for its parts and no to every other move, part by part', () => {
    let [yes, no] = [0, 0]
    for (const from of froms)
      for (const { code: to } of custodyStates)
        for (const role of custodyRoles) {
          const decision = decideCustodyMove(from, to, role)
          const isAllowed = allowed.has(`${from} ${to} ${role}`)
          expect([from, to, role, decision.allowed]).toEqual([from, to, role, isAllowed])
          if (!decision.allowed) expect(decision.reason).toMatch(/\.$/)
          if (isAllowed) yes++
          else no++
        }
    expect([yes, no]).toEqual([
      allowed.size,
      froms.length * custodyStates.length * custodyRoles.length - allowed.size,
    ])
    expect(allowed.size).toBe(67)
  })

  it('lets nobody out of a state that is closed', () => {
    for (const { code: from } of custodyStates.filter(({ code }) => isTerminalCustodyState(code)))
      for (const { code: to } of custodyStates)
        for (const role of custodyRoles) expect(decideCustodyMove(from, to, role).allowed).toBe(false)
  })

  it.each<[CustodyState, CustodyState]>([
    ['DETAINED', 'RELEASED'],
    ['RELEASED', 'ARRIVED'],
    ['CHARGED_HELD', 'DETAINED'],
    ['NOT_AUTHORISED', 'DETAINED'],
    ['AT_HOSPITAL', 'TRANSFERRED'],
  ])('%s to %s is refused for every part, as section 14 asks to be tested', (from, to) => {
    for (const role of custodyRoles) expect(decideCustodyMove(from, to, role).allowed).toBe(false)
  })

  it('an officer moves a stay only by a part that the table names, whatever the rank', () => {
    for (const { code: rank } of ranks)
      for (const roles of [[], ['CUSTODY_SERGEANT'], ['DETENTION_OFFICER'], ['DETECTIVE']] as const)
        for (const isArresting of [false, true]) {
          const actor: CustodyActor = { rank, roles: [...roles], isArresting, isInvestigating: false }
          const parts: CustodyRole[] = custodyRolesOf(actor)
          for (const from of froms)
            for (const { code: to } of custodyStates) {
              const isAllowed = parts.some((part) => allowed.has(`${from} ${to} ${part}`))
              if (decideMoveAs(from, to, actor).allowed !== isAllowed)
                expect([rank, roles, from, to]).toEqual('as the table says')
            }
        }
    expect(allowed.has('ARRIVED DETAINED CO')).toBe(true)
  })
})
