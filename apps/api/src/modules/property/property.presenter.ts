/** Exhibits, their sources, places and the desk as officers see them. */
import type { ContinuityLine, ExhibitPage, SourcePage } from '@mips/contracts/property-replies'
import { labelIn } from '@mips/domain/custody/offence-words'
import { seizurePowers } from '@mips/domain/custody/procedure-codes'
import { displayName } from '@mips/domain/nominal/display-name'
import { type PersonRow, viewPlace } from '@mips/domain/pole/record-view'
import { printContinuity } from '@mips/domain/property/continuity'
import { submissionState } from '@mips/domain/property/digital-and-forensic'
import { disposalDecisions } from '@mips/domain/property/disposal'
import { initialsOf, nextExhibitReference } from '@mips/domain/property/exhibit-reference'
import { retentionBases, seizureProblems } from '@mips/domain/property/property-kinds'
import { exhibitOfSearch, type FoundFacts } from '@mips/domain/stop-search/found-object'
import { londonDay } from '@mips/domain/time/london-day'
import { holds, type Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import { presentDue, presentLine } from './property.lines.reading.ts'
import { alarmsOf, custodyItemOf, readSubmission, seizureOf } from './property.reading.ts'
import { presentLetters, presentRequests, presentSigns } from './property.hands.presenter.ts'
import { type ExhibitRow, logOf, type LoggedRow, namesOf, type SourceRow } from './property.rows.ts'

export const may = (allowed: boolean, reason: string) => (allowed ? { allowed } : { allowed, reason })
const noRole = 'Your role does not allow this.'

export function presentContinuity(rows: LoggedRow['log']): ContinuityLine[] {
  return printContinuity(logOf(rows), namesOf(rows)).map((line, index) => ({
    ...line,
    reason: rows[index]?.reason ?? null,
    recordedBy: rows[index]?.recordedBy ?? null,
    recordedAt: rows[index]?.recordedAt ?? line.at,
  }))
}

export const presentPerson = (row: PersonRow | null, personRecordId: string | null) =>
  row === null ? null : { nominalId: row.nominalId, personRecordId, name: displayName(row) }

const stateLabels: Record<string, string> = {
  HELD: 'Held',
  ASKED: 'Waits for authority',
  AUTHORISED: 'Authorised',
  REFUSED: 'Refused',
  DONE: 'Done',
  SENT: 'Sent',
  RECEIVED: 'At the laboratory',
  RESULTED: 'Result is here',
  RETURNED: 'Back',
}

export function presentExhibit(row: ExhibitRow, who: Principal, { clock }: { clock: Clock }): ExhibitPage {
  const now = clock.now()
  const at = now.toISOString()
  return {
    ...presentLine(row),
    isPhotographed: row.pictures.length > 0,
    marking: row.marking,
    secondPerson: row.secondPerson,
    placeText: row.placeText,
    location: row.location === null ? null : viewPlace(row.location, londonDay(at)),
    person: presentPerson(row.person, row.personRecordId),
    object: row.object,
    parent: row.parent,
    parts: row.parts.map(presentLine),
    power: row.power,
    basis: row.basis === null ? null : { code: row.basis, label: labelIn(retentionBases, row.basis) },
    details: row.details,
    isHeldForOther: row.isHeldForOther,
    photographs: row.pictures,
    continuity: presentContinuity(row.log),
    alarms: alarmsOf(row, now).map(presentDue),
    disposals: row.disposals.map((one) => ({
      id: one.id,
      decision: { code: one.decision, label: labelIn(disposalDecisions, one.decision) },
      state: one.state,
      stateLabel: stateLabels[one.state] ?? one.state,
      instruction: one.facts.instruction ?? null,
      reason: one.facts.reason ?? null,
      owner: presentPerson(one.owner, one.ownerId),
      askedBy: one.askedBy,
      askedAt: one.askedAt,
      decidedBy: one.decidedBy,
      decidedAt: one.decidedAt,
      words: one.words,
    })),
    submissions: row.submissions.map((one) => {
      const state = submissionState(readSubmission(one))
      return { ...one, state, stateLabel: stateLabels[state] ?? state }
    }),
    copies: row.copies,
    views: row.views,
    signs: presentSigns(row, who),
    letters: presentLetters(row, now),
    requests: presentRequests(row),
    left: leftOf(row, at),
    may: abilities(row, who),
  }
}

const leftOf = (row: ExhibitRow, at: string) =>
  seizureProblems(
    seizureOf(
      {
        kind: row.kind,
        description: row.description,
        placeText: row.placeText ?? row.location?.address ?? undefined,
        power: row.power ?? undefined,
        basis: row.basis ?? undefined,
        secondPersonId: row.secondPerson?.id,
        details: row.details,
      },
      row.seizedAt,
      row.seizedBy?.id ?? '',
      row.log.find(({ sealAfter }) => sealAfter !== null)?.sealAfter,
      row.pictures[0]?.id,
    ),
    at,
  ).map(({ rule, severity, field, message }) => ({ rule, severity, field: field ?? null, message }))

/** Whoever holds it moves it, a keeper gives it out, and what is outside is taken back by whoever it is brought to. */
function abilities(row: ExhibitRow, who: Principal): ExhibitPage['may'] {
  const isMover = holds(who, 'property.exhibit.move')
  const isKeeper = row.isSelfService || row.holderKeepers.includes(who.userId)
  const canMove =
    row.holderKind === 'OUTSIDE' ||
    (row.holderKind === 'PERSON' && row.holderId === who.userId) ||
    (row.holderKind === 'PLACE' && isKeeper)
  const gone = 'This item has been given back or destroyed.'
  const reason = row.holderKind === 'GONE' ? gone : `You do not hold this item: it is with ${row.holder}.`
  return {
    move: may(isMover && canMove, isMover ? reason : noRole),
    takeIn: may(isMover && row.holderKind === 'PERSON', row.holderKind === 'PERSON' ? noRole : reason),
    register: may(
      holds(who, 'property.exhibit.register') && row.holderKind !== 'GONE',
      row.holderKind === 'GONE' ? gone : noRole,
    ),
    authorise: may(holds(who, 'property.disposal.authorise'), noRole),
  }
}

export function presentSource(
  row: SourceRow,
  who: Principal,
  now: Date,
  search: FoundFacts | null = null,
): SourcePage {
  const found = search === null ? undefined : exhibitOfSearch(search)
  const { id, kind, reference, title } = row
  const people = row.people.filter(({ validTo }) => validTo === null)
  const objects = row.objects.filter(({ validTo }) => validTo === null)
  return {
    record: { id, kind, reference, title },
    exhibits: row.exhibits.map(presentLine),
    carried: {
      // Only an arrest says when something was taken; a crime or a report says when it happened.
      seizedAt: kind === 'Arrest' || kind === 'StopSearch' ? row.happenedAt : null,
      location: row.location === null ? null : viewPlace(row.location, londonDay(now.toISOString())),
      people: people.map((one) => ({
        nominalId: one.nominalId,
        personRecordId: one.personRecordId,
        name: displayName(one),
        role: one.role,
      })),
      objects: objects.map((one) => ({ id: one.id, label: one.label, role: one.role })),
      custodyItems: row.custodyItems.map(custodyItemOf),
      nextReference: nextExhibitReference(
        initialsOf(who.displayName),
        row.exhibits.map(({ exhibitRef }) => exhibitRef),
      ),
      power: found?.power ?? powerOf(row),
      description: found?.description ?? null,
      kind: found?.kind ?? null,
      placeText: found?.placeText ?? null,
    },
    may: {
      register: may(holds(who, 'property.exhibit.register'), noRole),
      print: may(row.exhibits.length > 0, 'No exhibit is registered here yet.'),
    },
  }
}

const powerOf = ({ kind, custodyItems }: SourceRow): string | null => {
  const held = custodyItems[0]?.facts.heldUnder
  if (held !== undefined && held !== 'SAFE_KEEPING') return labelIn(seizurePowers, held)
  return kind === 'Arrest' ? labelIn(seizurePowers, 'S32') : null
}
