/** How many crimes are counted: one for each victim, and of several by one offender the gravest (CT-1 to CT-4). */
import { isOneOf } from './offence-class.ts'
import { principalOrderOn } from './counting-table.ts'

/** An offence disclosed in one finished incident (counting rules, sections D to F). */
export interface DisclosedOffence {
  id: string
  incidentId: string
  hoCode: string
  /** The victim; for burglary the household or business, for an offence against the State nothing. */
  victimKey?: string
  /** Offenders as far as known; nobody known is one unknown offender. */
  offenderIds: readonly string[]
}

export interface CountedCrime {
  /** The principal crime. */
  id: string
  /** Those that it stands for and that are not counted beside it. */
  includes: string[]
  rule: 'CT-1' | 'CT-2' | 'CT-3'
  because: string
}

/**
 * CT-1: one crime for each victim. CT-2: against the State, one for each incident. CT-3: the same offender, victim and
 * incident count once, as the gravest by the table of the day (YYYY-MM-DD). Nothing is lost: what is not counted is
 * named with the crime that stands for it.
 */
export function countCrimes(offences: readonly DisclosedOffence[], day: string): CountedCrime[] {
  const gravity = gravityOn(day)
  return groupsOf(offences).map((group) => {
    const sorted = [...group].sort((a, b) => gravity(a) - gravity(b) || a.id.localeCompare(b.id))
    const [principal, ...rest] = sorted
    const includes = rest.map(({ id }) => id)
    const isState = principal?.victimKey === undefined
    if (includes.length > 0) {
      const because = 'The same offender, victim and incident are counted once, as the gravest.'
      return { id: principal?.id ?? '', includes, rule: 'CT-3' as const, because }
    }
    return {
      id: principal?.id ?? '',
      includes,
      rule: isState ? ('CT-2' as const) : ('CT-1' as const),
      because: isState
        ? 'An offence against the State is counted once for the incident.'
        : 'One for each victim.',
    }
  })
}

/** Offences of one incident and victim, joined where they share an offender or where none is known. */
function groupsOf(offences: readonly DisclosedOffence[]): DisclosedOffence[][] {
  const groups: DisclosedOffence[][] = []
  for (const offence of offences) {
    const joined = groups.filter((group) => group.some((other) => isSameCrime(other, offence)))
    const merged = [...joined.flat(), offence]
    const first = groups.findIndex((group) => joined.includes(group))
    const rest = groups.filter((group) => !joined.includes(group))
    rest.splice(first === -1 ? rest.length : first, 0, merged)
    groups.splice(0, groups.length, ...rest)
  }
  return groups
}

function isSameCrime(a: DisclosedOffence, b: DisclosedOffence): boolean {
  if (a.incidentId !== b.incidentId || a.victimKey !== b.victimKey) return false
  if (a.offenderIds.length === 0 || b.offenderIds.length === 0) return true
  return a.offenderIds.some((id) => b.offenderIds.includes(id))
}

/** Lower is graver; a class outside the table comes after all that are in it, in the order of its number. */
function gravityOn(day: string): (offence: DisclosedOffence) => number {
  const order = principalOrderOn(day)
  return ({ hoCode }) => {
    const at = order.findIndex((classes) => isOneOf(hoCode, classes))
    return at === -1 ? order.length + Number(hoCode.replace('/', '.')) : at
  }
}
