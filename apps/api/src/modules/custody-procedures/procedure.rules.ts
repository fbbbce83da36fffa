/** What the rules of the domain say of the rows of a stay. */
import { idProcedureProblems, takingProblems } from '@mips/domain/custody/biometric-rules'
import { isConsentValid } from '@mips/domain/custody/consent'
import { drugTestTriggersOn } from '@mips/domain/custody/drug-test-rules'
import { type ForceForm, forceFormProblems } from '@mips/domain/custody/force-rules'
import { breakState, interviewEndProblems } from '@mips/domain/custody/interview-rules'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { type Search, searchBeforeProblems, searchCloseProblems } from '@mips/domain/custody/search-rules'
import { londonDay } from '@mips/domain/time/london-day'
import type {
  Basics,
  BiometricsAnswer,
  ForceRow,
  IdRow,
  InterviewRow,
  Row,
  SearchRow,
  TakingRow,
} from './procedure.rows.ts'
import { involvedIn, isHeldIn, rankOf, said, type Stay } from './stay-facts.ts'

/** The newest row of each thing. */
export const newestOf = <R extends Row>(rows: readonly R[]): R[] =>
  rows.filter((row) => !rows.some(({ previousId }) => previousId === row.id))

/** What the rules say of a search as it is kept: before it begins what that needs, afterwards all that it needs to be closed. */
export function searchProblems(row: Pick<SearchRow, 'state' | 'facts'>, stay: Stay): RuleProblem[] {
  const hasBegun = row.state === 'CLOSED' || row.facts.startedAt !== undefined
  return (hasBegun ? searchCloseProblems : searchBeforeProblems)(searchOf(row.facts, stay), stay.rules)
}

/** A search as the rules read it. */
export function searchOf({ authority, isVulnerable, ...facts }: SearchRow['facts'], stay: Stay): Search {
  return {
    ...facts,
    ...(authority === undefined
      ? {}
      : {
          authority: {
            officer: authority.officer.displayName,
            rank: rankOf(authority.officer),
            at: authority.at,
          },
        }),
    detaineeSex: stay.sex,
    isChildOrVulnerable: stay.isChild || isVulnerable === true,
  } as Search
}

/** What one officer's form still needs. */
export function forceProblems(row: Pick<ForceRow, 'at' | 'facts'>, stay: Basics): RuleProblem[] {
  const { officer, ...facts } = row.facts
  return forceFormProblems({
    ...facts,
    officerId: officer.id,
    subject: stay.custodyNumber,
    ...(row.at === null ? {} : { at: new Date(row.at).toISOString() }),
  } as ForceForm)
}

/** The trigger offences on the day of an instant. */
export const triggersOn = (at: string) => drugTestTriggersOn(londonDay(new Date(at).toISOString()))

/** What the rules say of a taking as it is kept. */
export function takenProblems({ facts }: Pick<TakingRow, 'facts'>, stay: Stay): RuleProblem[] {
  const { consentBy, authority, trigger } = facts
  return takingProblems(
    said({
      kind: facts.kind,
      isRecordable: stay.offences.some(({ isRecordable }) => isRecordable === true),
      consent: facts.consent,
      isConsentValid: isConsentValid(stay.age, consentBy),
      authority: authority === undefined ? undefined : rankOf(authority.officer),
      isClinician: facts.isClinician,
      isUrine: facts.isUrine,
      isInferenceWarned: facts.isInferenceWarned,
      isForceUsed: facts.isForceUsed,
      age: stay.age,
      isCharged: stay.state === 'CHARGED_HELD',
      isTriggerOffence: Boolean(trigger),
      isAreaNotified: facts.isAreaNotified,
      isRefusalWarned: facts.isRefusalWarned,
    }) as Parameters<typeof takingProblems>[0],
    stay.rules,
  )
}

/** What the rules say of an identification procedure as it is kept. */
export function idProblems({ facts }: Pick<IdRow, 'facts'>, stay: Stay): RuleProblem[] {
  const consent = facts.consent === 'WRITTEN' && isConsentValid(stay.age, facts.consentBy)
  return idProcedureProblems(
    said({
      kind: facts.kind,
      officerRank: facts.officer === undefined ? 'STAFF' : rankOf(facts.officer),
      isOfficerInvolved: facts.officer !== undefined && involvedIn(stay).includes(facts.officer.id),
      noticeGivenAt: facts.noticeGivenAt,
      ...(facts.consent === undefined ? {} : { consent: consent ? 'GIVEN' : 'REFUSED' }),
      needsAppropriateAdult: stay.isChild || facts.isVulnerable === true,
      isAdultPresent: Boolean(facts.adult),
      outcome: facts.outcome,
      endedAt: facts.endedAt,
    }) as Parameters<typeof idProcedureProblems>[0],
  )
}

/** What the record of an interview still needs. */
export function interviewProblems(
  { state, until, facts }: Pick<InterviewRow, 'state' | 'until' | 'facts'>,
  stay: Stay,
): RuleProblem[] {
  if (state !== 'ENDED') return []
  return interviewEndProblems(
    said({
      endedAt: until ?? undefined,
      cautionGiven: facts.isCautionGiven,
      reminderOfAdviceGiven: facts.isAdviceReminded,
      isRecorded: facts.isRecorded,
      masterSealNo: facts.masterSealNo,
      adultToldRole: facts.isAdultToldRole,
      needsAppropriateAdult: stay.isChild || facts.isVulnerable,
      takenBackBy: facts.takenBackBy?.displayName,
    }) as Parameters<typeof interviewEndProblems>[0],
  )
}

/** When an interview that runs should next break. */
export function breakDueOf({ state, at, facts }: InterviewRow, stay: Stay, now: string) {
  if (state !== 'RUNNING' || at === null) return null
  const due = breakState(
    new Date(at).toISOString(),
    (facts.breaks ?? []).map(({ from, to, isMeal }) => ({ from, isMeal, ...(to === null ? {} : { to }) })),
    now,
    stay.rules,
  )
  if (due === undefined) return null
  return { promptAt: due.promptAt, dueAt: due.dueAt, isOverdue: due.isOverdue, rule: due.rule }
}

/** What is still to do for a recordable offence while the person is here: the number, the prints, the sample, the picture. */
export function biometricsLeft(row: BiometricsAnswer): string[] {
  const { stay } = row
  if (!isHeldIn(stay.state) || !stay.offences.some(({ isRecordable }) => isRecordable === true)) return []
  const has = (kind: string) => row.takings.some((taking) => taking.kind === kind)
  return [
    ...(stay.asn === null && stay.arrest !== null ? ['Make the arrest/summons number.'] : []),
    ...(has('FINGERPRINTS') ? [] : ['Fingerprints.']),
    ...(has('NON_INTIMATE') ? [] : ['DNA sample.']),
    ...(has('PHOTOGRAPH') ? [] : ['Photograph.']),
  ]
}
