/** A case as one reader sees it: its people and offences, the forms it needs, what the rules find, its clocks, and what may be done. */
import type { CaseClock, CasePage, NeededForm, QualityFinding } from '@mips/contracts/case-parts'
import type { OfficerRef } from '@mips/contracts/common'
import { anticipatedPleas, type CaseFile, remandStatuses } from '@mips/domain/case/case-file'
import { caseOpenings } from '@mips/domain/case/case-opening'
import { type CaseState, caseStates, caseSteps, stateOfCase } from '@mips/domain/case/case-state'
import { neededItems } from '@mips/domain/case/file-needs'
import { qualityRules, qualityScore } from '@mips/domain/case/file-quality'
import { disclosureStatus, disclosureStatuses, type FormCode, mgForms } from '@mips/domain/case/mg-forms'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { displayName } from '@mips/domain/nominal/display-name'
import { duties } from '@mips/domain/rules/due'
import { londonDay } from '@mips/domain/time/london-day'
import { clocksOf } from './case.clocks.ts'
import { caseFacts, chargeOf, daysOf, factsOf, linesOf, stayOf } from './case.defendants.ts'
import { newestForms } from './case.file.ts'
import { opensAt } from './case.mend.ts'
import { peopleIn, victimRoles, victimsOf, witnessesOf, witnessRoles } from './case.people.ts'
import type { CaseRows, CheckRow } from './case.rows.ts'

export const checkActs = [
  { code: 'SUBMITTED', label: 'Submitted' },
  { code: 'RETURNED', label: 'Returned' },
  { code: 'CERTIFIED', label: 'Certified' },
] as const

export const standings = [
  { code: 'BUILDING', label: 'Being built' },
  { code: 'SUBMITTED', label: 'Submitted for sign-off' },
  { code: 'CERTIFIED', label: 'Certified' },
  { code: 'CHANGED', label: 'Changed since it was certified' },
] as const

export const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** How far the sign-off of a file is. */
export function standingOf(
  head: { submittedAt: Date | string | null; certifiedAt: Date | string | null },
  editedAt: Date | string,
) {
  const [submitted, certified, edited] = [head.submittedAt, head.certifiedAt, editedAt].map((at) =>
    at === null ? 0 : new Date(at).getTime(),
  ) as [number, number, number]
  if (certified > 0) return coded(standings, certified < edited ? 'CHANGED' : 'CERTIFIED')
  return coded(standings, submitted > 0 ? 'SUBMITTED' : 'BUILDING')
}

export type PageParts = {
  file: CaseFile
  problems: readonly RuleProblem[]
  checks: readonly CheckRow[]
  officers: ReadonlyMap<string, OfficerRef>
  family: readonly { id: string; linkId: string; reference: string | null; title: string; role: string }[]
  hold: { heldBy: string; heldAt: Date } | null
  userId: string
  courtClocks: readonly CaseClock[]
  may: CasePage['may']
}

export const statesOf = (rows: Pick<CaseRows, 'lines'>): CaseState[] =>
  rows.lines.flatMap(({ state }) => caseStates.filter(({ code }) => code === state).map(({ code }) => code))

export function presentCase(rows: CaseRows, parts: PageParts): CasePage {
  const { head } = rows
  const { file, problems, checks, officers, may } = parts
  const state = stateOfCase(statesOf(rows))
  const officer = officers.get(head.officerId) ?? null
  return {
    id: head.id,
    reference: head.reference,
    version: head.version,
    marking: head.marking,
    title: head.title,
    urn: head.urn,
    way: coded(caseOpenings, head.openedByWay),
    state: state === undefined ? null : coded(caseStates, state),
    officer,
    officerContact: file.officer.contact || null,
    unitCode: head.unitCode,
    facts: caseFactsShown(rows),
    plea: file.anticipatedPlea === undefined ? null : coded(anticipatedPleas, file.anticipatedPlea),
    hearing: file.hearing === undefined ? null : hearingView(file.hearing),
    decision: decisionView(file),
    defendants: defendantViews(rows, file),
    victims: victimViews(rows),
    witnesses: witnessViews(rows),
    exhibits: rows.exhibits.map(({ id, reference, description, linkId }) => ({
      id,
      reference,
      description,
      isRelied: linkId !== null,
    })),
    sources: rows.sources.map(({ id, kind, reference, title }) => ({ id, kind, reference, title })),
    family: parts.family.map(({ role, ...one }) => ({ ...one, role: coded(familyRoles, role) })),
    needs: needsView(rows, file),
    quality: problems.map((problem) => findingOf(rows, file, problem)),
    score: qualityScore(problems),
    clocks: clocksOf(file, parts.courtClocks),
    standing: standingOf(head, file.editedAt),
    certified:
      head.certifiedAt === null
        ? null
        : { at: head.certifiedAt.toISOString(), by: officers.get(head.certifiedBy ?? '') ?? null },
    checks: checks.map((check) => ({
      id: check.id,
      act: coded(checkActs, check.act),
      at: check.madeAt.toISOString(),
      by: officers.get(check.madeBy) ?? null,
      blocks: check.blocks,
      warnings: check.warnings,
      kept: check.kept,
      of: check.ofRules,
      reason: check.reason,
    })),
    holder:
      parts.hold === null
        ? null
        : {
            officer: officers.get(parts.hold.heldBy) ?? null,
            at: parts.hold.heldAt.toISOString(),
            isMine: parts.hold.heldBy === parts.userId,
          },
    steps: state === undefined ? [] : openSteps(state),
    may,
  }
}

export const familyRoles = [
  { code: 'CO_DEFENDANT_CASE', label: 'Case of a co-defendant' },
  { code: 'LINKED_CASE', label: 'Linked case' },
] as const

/** What of the facts the page changes; the rest of them is worked out. */
function caseFactsShown(rows: CaseRows): CasePage['facts'] {
  const { issuedOn: _issuedOn, ...facts } = caseFacts(rows) as CasePage['facts'] & { issuedOn?: string }
  return facts
}

const hearingView = ({ courtName, courtCode, day, time, isListed }: NonNullable<CaseFile['hearing']>) => ({
  court: courtName,
  courtCode,
  day,
  time,
  isListed,
})

function decisionView({ decision }: CaseFile): CasePage['decision'] {
  if (decision === undefined) return null
  return {
    by: decision.by,
    who: decision.decidedBy ?? null,
    reference: decision.reference ?? null,
    on: decision.decidedOn ?? null,
  }
}

/** Steps that are open from a state and that a person takes here. */
const openSteps = (state: CaseState): CasePage['steps'] =>
  caseSteps.filter(({ from }) => from.includes(state)).map(({ code }) => ({ code, label: stepLabel(code) }))

export const stepLabel = (code: string): string => {
  const words = code.toLowerCase().replaceAll('_', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function defendantViews(rows: CaseRows, file: CaseFile): CasePage['defendants'] {
  return file.defendants.flatMap((one) => {
    const person = rows.people.get(one.id)
    if (person === undefined) return []
    const stay = stayOf(rows, one.id)
    return [
      {
        id: one.id,
        nominalId: one.nominalId,
        reference: person.reference,
        name: displayName(person),
        dateOfBirth: one.dateOfBirth ?? null,
        linkId: null,
        asn: one.asn || null,
        custody:
          stay === undefined ? null : { id: stay.id, number: stay.custodyNumber, station: stay.station },
        remand: coded(remandStatuses, one.remandStatus),
        conditions: [...one.bailConditions],
        chargedOn: chargeOf(stay) === undefined ? null : (one.chargedOn ?? null),
        lines: linesOf(rows, one.id).map((line) => {
          const { dateCode, start, end, location } = daysOf(line.offence, rows)
          return {
            id: line.id,
            sequence: line.sequence,
            code: line.offence.code,
            title: line.offence.title,
            wording: line.offence.wording ?? '',
            dateCode,
            start,
            end: end ?? null,
            place: location ?? null,
            state: coded(caseStates, line.state),
            offenceId: line.offenceId,
          }
        }),
        facts: factsOf<CasePage['defendants'][number]['facts']>(rows, one.id, 'DEFENDANT'),
      },
    ]
  })
}

const linkTo = (rows: CaseRows, id: string): string | null =>
  rows.links.find(({ fromId, toId }) => fromId === rows.head.id && toId === id)?.id ?? null

function victimViews(rows: CaseRows): CasePage['victims'] {
  const people = new Map(peopleIn(rows, victimRoles).map((person) => [person.personRecordId, person]))
  return victimsOf(rows).map((victim) => ({
    id: victim.id,
    nominalId: victim.nominalId ?? null,
    reference: people.get(victim.id)?.reference ?? null,
    name: victim.name,
    dateOfBirth: null,
    linkId: linkTo(rows, victim.id),
    statement: victim.personalStatement ?? (victim.statementOfferedOn === undefined ? null : 'OFFERED'),
    needs: victim.needs ?? null,
    isFromSource: linkTo(rows, victim.id) === null,
    facts: factsOf<CasePage['victims'][number]['facts']>(rows, victim.id, 'VICTIM'),
  }))
}

function witnessViews(rows: CaseRows): CasePage['witnesses'] {
  const people = new Map(peopleIn(rows, witnessRoles).map((person) => [person.personRecordId, person]))
  return witnessesOf(rows).map((witness) => ({
    id: witness.id,
    nominalId: witness.nominalId ?? null,
    reference: people.get(witness.id)?.reference ?? null,
    name: witness.name,
    dateOfBirth: null,
    linkId: linkTo(rows, witness.id),
    kind: witness.kind,
    isFromSource: linkTo(rows, witness.id) === null && !rows.police.some(({ id }) => id === witness.id),
    facts: factsOf<CasePage['witnesses'][number]['facts']>(rows, witness.id, 'WITNESS'),
  }))
}

const isForm = (item: string): item is FormCode => mgForms.some(({ code }) => code === item)

function needsView(rows: CaseRows, file: CaseFile): NeededForm[] {
  const newest = newestForms(rows.forms)
  const names = new Map<string, string>([
    ...[...rows.people.values()].map((one) => [one.personRecordId, displayName(one)] as const),
    ...file.witnesses.map(({ id, name }) => [id, name] as const),
  ])
  return neededItems(file).map(({ item, label, subjectId, need, owedBy, isThere }) => {
    const written = newest.find((form) => form.code === item && (form.subjectId ?? undefined) === subjectId)
    return {
      item,
      label,
      subjectId: subjectId ?? null,
      subject: subjectId === undefined ? null : (names.get(subjectId) ?? null),
      isMust: need === 'MUST',
      owedBy: coded(duties, owedBy),
      isThere,
      isForm: isForm(item),
      disclosure: isForm(item) ? coded(disclosureStatuses, disclosureStatus(item, londonDay(file.at))) : null,
      version: written?.version ?? null,
      signedAt: written?.signedAt?.toISOString() ?? null,
    }
  })
}

function findingOf(rows: CaseRows, file: CaseFile, problem: RuleProblem): QualityFinding {
  const field = problem.field ?? ''
  return {
    rule: problem.rule,
    severity: problem.severity,
    asks: qualityRules.find(({ id }) => id === problem.rule)?.asks ?? '',
    message: problem.message,
    field,
    opensAt: opensAt(rows, file, field) ?? null,
  }
}
