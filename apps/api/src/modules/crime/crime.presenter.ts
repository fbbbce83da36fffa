/** A report to decide on, a crime and the desk of those who decide, as officers see them. */
import type { CrimePage, RecordingPage, RegistrarLine } from '@mips/contracts/crime-parts'
import { labelIn } from '@mips/domain/custody/offence-words'
import { crimeLeft } from '@mips/domain/investigation/crime-left'
import { crimeStates } from '@mips/domain/investigation/crime-state'
import { changeKinds, changeStates, reportMethods } from '@mips/domain/investigation/crime-words'
import { crimeMarkers } from '@mips/domain/investigation/policy-tasks'
import { investigationRulesOn } from '@mips/domain/investigation/investigation-rules-table'
import { needsRegistrar, offenceFlags } from '@mips/domain/investigation/offence-class'
import { cancellationReasons, confirmationProblems } from '@mips/domain/investigation/recording-changes'
import { recordingClock } from '@mips/domain/investigation/recording-clock'
import {
  n100Code,
  type NotRecordedReason,
  notRecordedReasons,
  recordingDecisions,
} from '@mips/domain/investigation/recording-decision'
import { viewLinkedPeople, viewPlace } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { confirmedClasses, standing } from './crime.reading.ts'
import type { CrimeRow, DecisionRow, DeskRow, RecordingRow } from './crime.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null) => (code === null ? null : coded(list, code))
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentRecording(
  row: RecordingRow,
  who: Principal,
  { clock }: { clock: Clock },
): RecordingPage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const stands = standing(row.decisions)
  const { state, recordBy } = recordingClock(
    {
      reportedAt: row.reportedAt,
      ...(stands === undefined
        ? {}
        : {
            decidedAt: stands.decidedAt,
            recordedAt: stands.decidedAt,
            isCrime: stands.decision === 'CRIME',
            ...(stands.lateReason === null ? {} : { lateReason: stands.lateReason }),
          }),
    },
    now,
    investigationRulesOn(londonDay(row.reportedAt)),
  )
  const { id, reference, title, summary, marking, version } = row
  return {
    incident: { id, reference, title, summary, marking, version },
    reportedAt: row.reportedAt,
    occurredAt: row.occurredAt,
    location: row.location === null ? null : viewPlace(row.location, day),
    people: viewLinkedPeople(row.people, day),
    clock: { state, recordBy: recordBy ?? null },
    decisions: row.decisions.map(presentDecision),
    may: {
      decide: may(holds(who, 'crime.event.record'), 'Your role does not record crimes.'),
      review: may(holds(who, 'crime.change.decide'), 'The registrar or a decision maker does this.'),
    },
  }
}

const presentDecision = (row: DecisionRow): RecordingPage['decisions'][number] => ({
  id: row.id,
  decision: coded(recordingDecisions, row.decision),
  reason: codedOr(notRecordedReasons, row.reason),
  n100: row.decision === 'N100' ? (n100Code(row.reason as NotRecordedReason) ?? null) : null,
  words: row.words,
  test: {
    decision: coded(recordingDecisions, row.testDecision),
    rule: row.testRule,
    because: row.testBecause,
  },
  decidedAt: row.decidedAt,
  decidedBy: row.decidedBy,
  authorisedBy: row.authorisedBy,
  lateReason: row.lateReason,
  crime: row.crime,
  registrar: {
    state: row.registrarState,
    words: row.registrarWords,
    at: row.registrarAt,
    by: row.registrarBy,
  },
})

export function presentCrime(row: CrimeRow, who: Principal, { clock }: { clock: Clock }): CrimePage {
  const day = londonDay(clock.now().toISOString())
  const { category, people, location, changes, flags: codes, isAgainstState, ...rest } = row
  const flags =
    row.offence === null
      ? undefined
      : offenceFlags({
          code: row.offence.code,
          ...(row.hoCode === null ? {} : { hoCode: row.hoCode }),
          ...(category === null ? {} : { category }),
          isRecordable: row.isRecordable === true,
        })
  const linked = viewLinkedPeople(people, day)
  const isRecorded = row.state === 'RECORDED'
  const closed = `The crime is ${labelIn(crimeStates, row.state).toLowerCase()}.`
  const open = changes.find(({ decidedAt }) => decidedAt === null)
  const waits = open !== undefined
  const decides = holds(who, 'crime.change.decide')
  return {
    ...rest,
    stateLabel: labelIn(crimeStates, row.state),
    isCounted: crimeStates.some(({ code, isCounted }) => code === row.state && isCounted),
    isNotifiable: flags?.isNotifiable ?? null,
    isIndictable: flags?.isIndictable ?? null,
    method: codedOr(reportMethods, row.method),
    flags: codes.map((code) => coded(crimeMarkers, code)),
    location: location === null ? null : viewPlace(location, day),
    people: linked,
    changes: changes.map((change) => ({
      ...change,
      kindLabel: labelIn(changeKinds, change.kind),
      stateLabel: labelIn(changeStates, change.state),
      reason: codedOr(cancellationReasons, change.reason),
    })),
    left: isRecorded
      ? crimeLeft({
          hoCode: row.hoCode,
          committedFrom: row.committedFrom,
          hasLocation: location !== null,
          victims: linked.filter(({ role }) => role.startsWith('VICTIM')).length,
          isAgainstState,
          circumstances: row.circumstances,
        }).map(({ rule, severity, message, field }) => ({ rule, severity, message, field: field ?? null }))
      : [],
    may: {
      reclassify: may(isRecorded && decides, isRecorded ? 'A decision maker does this.' : closed),
      requestCancellation: may(
        isRecorded && !waits && holds(who, 'crime.event.record'),
        whyNotAsked(waits, isRecorded, closed),
      ),
      decideCancellation: may(
        open?.kind === 'CANCEL' && decides,
        open?.kind === 'CANCEL' ? 'A decision maker does this.' : 'Nothing waits.',
      ),
      offerTransfer: may(
        isRecorded && !waits && holds(who, 'crime.event.record'),
        whyNotAsked(waits, isRecorded, closed),
      ),
      answerTransfer: may(
        open?.kind === 'TRANSFER' && decides,
        open?.kind === 'TRANSFER' ? 'A decision maker does this.' : 'It is offered to no force.',
      ),
      confirm: may(
        isRecorded && who.roles.includes('CRIME_REGISTRAR') && isToConfirm(row),
        'The registrar confirms the recording of rape and homicide, once.',
      ),
      addPerson: may(
        isRecorded && holds(who, 'crime.event.record'),
        isRecorded ? 'Your role does not record crimes.' : closed,
      ),
    },
  }
}

const isToConfirm = (row: CrimeRow): boolean =>
  confirmationProblems({ hoCode: row.hoCode, confirmedClasses: confirmedClasses(row.changes) }).length === 0

function whyNotAsked(waits: boolean, isRecorded: boolean, closed: string): string {
  if (waits) return 'A request waits for its decision.'
  return isRecorded ? 'Your role does not record crimes.' : closed
}

const deskLists: Readonly<Record<string, Codes>> = { DECISION: recordingDecisions, TRANSFER: changeStates }

export const presentDeskLine = (row: DeskRow): RegistrarLine => {
  const { hoCode, what, ...rest } = row
  const list = deskLists[row.kind] ?? cancellationReasons
  return { ...rest, what: labelIn(list, what), needsRegistrar: hoCode !== null && needsRegistrar(hoCode) }
}
