/** An investigation as officers see it: one page, with what is due and what changed since they last looked. */
import type { InvestigationPage, SuspectLine } from '@mips/contracts/investigation-replies'
import { codeLabel } from '@mips/domain/codes/lists'
import { methodFacetLabel } from '@mips/domain/codes/methods'
import { labelIn } from '@mips/domain/custody/offence-words'
import { enquiryProblems } from '@mips/domain/investigation/actions'
import { readLog } from '@mips/domain/investigation/decision-log'
import { investigationStates, openInvestigationSteps } from '@mips/domain/investigation/investigation-state'
import { reviewTopics } from '@mips/domain/investigation/reviews'
import { isNamedSuspect, isSettledSuspect, suspectStatuses } from '@mips/domain/investigation/suspects'
import { viewLinkedPeople, viewPerson, viewPlace } from '@mips/domain/pole/record-view'
import { changedSince } from '@mips/domain/tasks/since-looked'
import { londonDay } from '@mips/domain/time/london-day'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { ruleLine, utc } from './investigation.reading.ts'
import { presentAction } from './actions.presenter.ts'
import { presentAssessment } from './assessment.presenter.ts'
import { dueOf, type ReleaseTimes } from './due.presenter.ts'
import { mayOf } from './may.presenter.ts'
import { emptyInvestigation, type InvestigationRow, type SuspectRow } from './investigation.rows.ts'

const CHANGES_SHOWN = 50
const ownSteps = [
  { code: 'MANAGE_SUSPECT', label: 'Suspect on bail, released or wanted' },
  { code: 'WAIT_FORENSIC', label: 'Wait for the laboratory' },
  { code: 'WAIT_THIRD_PARTY', label: 'Wait for a third party' },
  { code: 'REFER_FOR_CHARGE', label: 'Send for a charging decision' },
  { code: 'RESUME', label: 'Go on' },
  { code: 'REOPEN', label: 'Open again' },
] as const

export function presentInvestigation(
  row: InvestigationRow,
  who: Principal,
  { clock, release }: { clock: Clock; release: ReleaseTimes },
): InvestigationPage {
  const now = clock.now().toISOString()
  const day = londonDay(now)
  const held = row.investigation ?? emptyInvestigation
  const { id, reference, version, marking, title, committedFrom, committedTo, circumstances } = row
  return {
    id,
    reference,
    version,
    marking,
    title,
    committedFrom,
    committedTo,
    circumstances,
    state: { code: held.state, label: labelIn(investigationStates, held.state) },
    steps: stepsOf(held.state),
    officer: held.officer,
    isAccepted: held.accepted_at !== null,
    location: row.location === null ? null : viewPlace(row.location, day),
    people: viewLinkedPeople(row.people, day),
    assessment: presentAssessment(row, day),
    allocations: row.allocations,
    history: row.steps.map(({ to, reason, at, by }) => ({
      stepLabel: labelIn(investigationStates, to),
      reason,
      at,
      by,
    })),
    due: dueOf(row, release, now),
    changed: changesOf(row),
    lines: row.lines,
    actions: row.actions.map((action) => presentAction(action, now)),
    decisions: decisionsOf(row),
    reviews: row.reviews.map(({ answers, ...review }) => ({
      ...review,
      answers: reviewTopics.flatMap(({ code, label }) => {
        const text = answers[code]
        return text === undefined ? [] : [{ label, text }]
      }),
    })),
    messages: row.messages,
    suspects: row.suspects.map((suspect) => presentSuspect(suspect, day)),
    methods: row.methods.map((method) => ({
      ...method,
      label: codeLabel('offendingMethods', method.code),
      facetLabel: methodFacetLabel(method.code),
    })),
    log: row.log.map(({ authorId: _author, ...line }) => line),
    left: enquiryProblems(
      row.lines.map(({ hypothesis, direction, status, closedReason }) => ({
        hypothesis,
        direction,
        status,
        ...(closedReason === null ? {} : { closedReason }),
      })),
    ).map(ruleLine),
    may: mayOf(row, who),
  }
}

const stepsOf = (state: (typeof investigationStates)[number]['code']) =>
  ownSteps.filter(
    ({ code }) => openInvestigationSteps(state).includes(code) && (code !== 'REOPEN' || state === 'FILED'),
  )

function changesOf(row: InvestigationRow): InvestigationPage['changed'] {
  const names = new Map(row.log.map(({ authorId, author }) => [authorId ?? 'system', author]))
  for (const { author } of row.messages) if (author !== null) names.set(author.id, author.displayName)
  const { changes, isFirstLook } = changedSince(
    [
      ...row.log.map(({ recordedAt, authorId, text }) => ({
        at: utc(recordedAt),
        by: authorId ?? 'system',
        what: text,
      })),
      ...row.messages.map(({ at, author, text }) => ({
        at: utc(at),
        by: author?.id ?? 'system',
        what: `Said: ${text}`,
      })),
    ],
    {
      userId: row.actor,
      ...(row.lastLookedAt === null ? {} : { lastLookedAt: utc(row.lastLookedAt) }),
    },
  )
  const shown = changes.slice(-CHANGES_SHOWN).reverse()
  return {
    isFirstLook,
    since: row.lastLookedAt,
    lines: shown.map(({ at, by, what }) => ({ at, by: names.get(by) ?? null, what })),
    more: changes.length - shown.length,
  }
}

function decisionsOf(row: InvestigationRow): InvestigationPage['decisions'] {
  const read = readLog(
    row.decisions.map(({ number, decision, reason, decidedAt, writtenAt, author, corrects, ...rest }) => ({
      number,
      decision,
      reason,
      decidedAt: utc(decidedAt),
      writtenAt: utc(writtenAt),
      authorId: author?.id ?? '',
      isSensitive: rest.isSensitive,
      readers: rest.readers.map(({ id }) => id),
      ...(corrects === null ? {} : { corrects }),
    })),
    row.actor,
  )
  return row.decisions.flatMap((entry) => {
    const found = read.find(({ number }) => number === entry.number)
    return found === undefined
      ? []
      : [
          {
            ...entry,
            correctedBy: found.correctedBy ?? null,
            writtenAfterMinutes: found.writtenAfterMinutes ?? null,
          },
        ]
  })
}

const presentSuspect = (row: SuspectRow, day: string): SuspectLine => ({
  id: row.id,
  personRecordId: row.personRecordId,
  person: row.person === null ? null : viewPerson(row.person, day),
  description: row.description,
  status: { code: row.status, label: labelIn(suspectStatuses, row.status) },
  isNamed: isNamedSuspect(row.status),
  isSettled: isSettledSuspect(row.status),
  grounds: row.grounds,
  since: row.since,
  recordedBy: row.recordedBy,
})
