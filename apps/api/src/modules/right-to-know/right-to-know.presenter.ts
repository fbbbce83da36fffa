/** Applications for the right to know as those who keep them see them. */
import type { ApplicationLine, ApplicationPage } from '@mips/contracts/right-to-know'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { viewLinkedPeople, viewPerson } from '@mips/domain/pole/record-view'
import {
  nextStage,
  rightToKnowRoutes,
  rightToKnowSchemes,
  rightToKnowStage,
  rightToKnowStages,
} from '@mips/domain/safeguarding/right-to-know'
import {
  checkedSources,
  receivedHow,
  rightToKnowDecisions,
} from '@mips/domain/safeguarding/right-to-know-words'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { courseOf, dueOf } from './right-to-know.reading.ts'
import type { ApplicationRow, LineRow } from './right-to-know.rows.ts'

type Codes = readonly { code: string; label: string }[]
const coded = (list: Codes, code: string) => ({ code, label: labelIn(list, code) })
const codedOr = (list: Codes, code: string | null | undefined) =>
  code === null || code === undefined ? null : coded(list, code)
const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })

export function presentLine(row: LineRow, now: string): ApplicationLine {
  const day = londonDay(now)
  const course = courseOf(row)
  return {
    id: row.id,
    reference: row.reference,
    scheme: coded(rightToKnowSchemes, row.scheme),
    route: coded(rightToKnowRoutes, row.route),
    receivedAt: row.receivedAt,
    stage: coded(rightToKnowStages, rightToKnowStage(course)),
    next: codedOr(rightToKnowStages, nextStage(course)),
    subject: row.subject === null ? null : viewPerson(row.subject, day),
    atRisk: row.atRisk === null ? null : viewPerson(row.atRisk, day),
    by: row.by,
    due: dueOf(row, now).map(({ what, text, by, rule, isOverdue }) => ({ what, text, by, rule, isOverdue })),
  }
}

export function presentApplication(
  row: ApplicationRow,
  who: Principal,
  { clock }: { clock: Clock },
): ApplicationPage {
  const now = clock.now().toISOString()
  const keeps = holds(who, 'safeguarding.disclosure.keep')
  const next = nextStage(courseOf(row))
  const told = row.people.find(({ personRecordId }) => personRecordId === row.toldId)
  return {
    ...presentLine(row, now),
    version: row.version,
    marking: row.marking,
    receivedHow: coded(receivedHow, row.receivedHow),
    relation: row.relation,
    concern: row.concern,
    stages: row.stages.map((one) => ({
      ...one,
      stage: coded(rightToKnowStages, one.stage),
      sources: one.sources.map((code) => coded(checkedSources, code)),
    })),
    decision: codedOr(rightToKnowDecisions, row.decision),
    meetingAt: row.meetingAt,
    partners: row.partners,
    decidedBy: row.decidedBy,
    pressingNeed: row.pressingNeed,
    proportionality: row.proportionality,
    notDisclosed: row.notDisclosed,
    wording: row.wording,
    wordingBy: row.wordingBy,
    approvedAt: row.approvedAt,
    approvedBy: row.approvedBy,
    told:
      row.toldAt === null
        ? null
        : {
            name: told === undefined ? 'Not shown' : displayName(told),
            at: row.toldAt,
            by: row.toldBy,
            place: row.toldPlace,
            isInPerson: row.isInPerson === true,
            howTheyProtect: row.howTheyProtect,
            safetyPlan: row.safetyPlan,
            receipt: row.receipt,
          },
    people: viewLinkedPeople(row.people, londonDay(now)),
    events: row.events,
    may: {
      work: may(keeps && next !== undefined, next === undefined ? 'It is closed.' : 'Your role reads only.'),
      approve: may(
        keeps && row.decision === 'DISCLOSE' && row.toldAt === null && row.wordingBy?.id !== who.userId,
        row.wordingBy?.id === who.userId
          ? 'You wrote these words: somebody else approves them.'
          : 'Nothing to approve.',
      ),
      disclose: may(
        keeps && next === 'DISCLOSED' && row.approvedAt !== null,
        'Only approved words are told.',
      ),
    },
  }
}
