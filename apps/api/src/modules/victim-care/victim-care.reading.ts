/** The rows of victim care as the rules of the domain read them. */
import { ageOn } from '@mips/domain/time/day'
import { londonDay } from '@mips/domain/time/london-day'
import type { Contact, ContactPlan, OwedContact } from '@mips/domain/investigation/victim-contact'
import { allNeeds, type CrimeOfVictim, knownNeeds, victimHarm } from '@mips/domain/investigation/victim-known'
import { type NeedsFacts, victimNeeds } from '@mips/domain/investigation/victim-needs'
import type { VictimStep } from '@mips/domain/investigation/victim-steps'
import type { CareRow, DueRow, VictimRow } from './victim-care.rows.ts'

const utc = (at: string) => new Date(at).toISOString()

/** Age counts where the whole day of birth is known. */
export function ageOf({ dob, dobPrecision }: VictimRow, now: string): number | undefined {
  return dob !== null && (dobPrecision ?? 'day') === 'day' ? ageOn(dob, londonDay(now)) : undefined
}

/** Needs of a victim from the crime, the person and what was said; the assessment decides where it says why it differs. */
export function needsOf(care: CareRow, victim: VictimRow, now: string, said?: NeedsFacts) {
  const crime = crimeOf(care, victim, now)
  const known = knownNeeds(crime)
  const facts = allNeeds(known, said ?? victim.needs?.facts ?? {})
  const needs = victimNeeds(facts)
  const isEnhanced = victim.needs?.isEnhanced ?? needs.isEnhanced
  const harm = victimHarm({ isEnhanced, isVulnerable: needs.isVulnerable }, crime)
  return { known, facts, needs, isEnhanced, harm }
}

const crimeOf = (care: CareRow, victim: VictimRow, now: string): CrimeOfVictim => {
  const age = ageOf(victim, now)
  return {
    ...(care.hoCode === null ? {} : { hoCode: care.hoCode }),
    markers: care.flags,
    ...(age === undefined ? {} : { age }),
  }
}

/** The plan that holds; without one no way is enough in itself and none is known to be unsafe. */
export const planOf = ({ plan }: VictimRow): ContactPlan => ({
  enoughWays: plan?.enoughWays ?? [],
  unsafeWays: plan?.unsafeWays ?? [],
  ...(plan?.everyDays ? { everyDays: plan.everyDays } : {}),
})

/** A contact about several things is one contact for each of them, or one about none. */
export const contactsOf = ({ contacts }: VictimRow): Contact[] =>
  contacts.flatMap(({ at, way, isReached, triggers, said }) => {
    const contact = { at: utc(at), way, isReached, ...(said === null ? {} : { said }) }
    return triggers.length === 0 ? [contact] : triggers.map((trigger) => ({ ...contact, trigger }))
  })

export const stepsOf = ({ steps }: VictimRow): VictimStep[] =>
  steps.map(({ kind, at, service, reference }) => ({
    kind,
    at: utc(at),
    ...(service === null ? {} : { service }),
    ...(reference === null ? {} : { reference }),
  }))

/** Contacts are typed to the minute, events are stored to the second: a contact in the minute of its event is about it. */
const minuteOf = (at: string) => `${utc(at).slice(0, 16)}:00.000Z`

export const owedOf = (victimId: string, due: DueRow): OwedContact => ({
  victimId,
  trigger: due.trigger,
  since: due.trigger === 'UPDATE' ? utc(due.since) : minuteOf(due.since),
  by: utc(due.by),
  harm: due.harm,
})

/** Who tells the victims: the officer in the case, or whoever reported the crime. */
export function tellerOf({ officers }: CareRow): string | undefined {
  const live = officers.filter(({ to }) => to === null)
  return (live.find(({ role }) => role === 'OIC') ?? live.find(({ role }) => role === 'REPORTING'))?.id
}
