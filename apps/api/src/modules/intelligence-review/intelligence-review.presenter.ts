/** A report on the desk of the unit: raw and sanitised side by side, what is left, and the steps that this member could take. */
import type { OfficerRef } from '@mips/contracts/common'
import type {
  EvaluatedParagraph,
  EvaluationPage,
  RiskView,
} from '@mips/contracts/intelligence-review-replies'
import { kindLabel } from '@mips/domain/codes/record-kinds'
import { labelIn } from '@mips/domain/custody/offence-words'
import { readingWords } from '@mips/domain/identifiers/recognise'
import { conditionList } from '@mips/domain/intelligence/handling'
import { intelligenceRulesOn } from '@mips/domain/intelligence/intelligence-rules-table'
import type { Mention } from '@mips/domain/intelligence/named-in-text'
import { notIdentifiableReasons } from '@mips/domain/intelligence/named-in-text'
import { intelligencePriorities, readingDue } from '@mips/domain/intelligence/reading-clock'
import { compareTexts } from '@mips/domain/intelligence/removed-words'
import { stateLabel, stepLabels } from '@mips/domain/intelligence/review-desk'
import { riskQuestions, riskReasons } from '@mips/domain/intelligence/risk-assessment'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { viewPeople } from './intelligence-review.people.ts'
import { evaluatorOf, marksOf, reportTimes, viewDue, viewProblem } from './intelligence-review.times.ts'
import {
  answerTo,
  forceMarks,
  givenProblems,
  gradeOf,
  leftOf,
  markingOf,
  type ProvenanceRow,
  riskGroundsOf,
  riskProblemsOf,
  textProblems,
  viewGrade,
  type Worked,
  workedParagraphs,
} from './intelligence-review.reading.ts'
import type { EvaluationRow } from './intelligence-review.rows.ts'
import type { MentionRow } from '../intelligence/intelligence.parts.service.ts'
import { openSteps, whyNotWork } from './intelligence-review.steps.ts'

/** Those whom conditions name. */
type Officers = ReadonlyMap<string, OfficerRef>

export function presentEvaluation(ctx: Ctx, row: EvaluationRow, officers: Officers): EvaluationPage {
  const now = ctx.clock.now().toISOString()
  const today = londonDay(now)
  const worked = workedParagraphs(row, today)
  const times = reportTimes(row)
  const left = leftOf(row, worked, today)
  const reason = whyNotWork(ctx, row)
  const any = (of: (one: ProvenanceRow) => boolean | null) => row.provenance.some((one) => of(one) === true)
  return {
    id: row.id,
    reference: row.reference,
    version: row.version,
    marking: markingOf(worked.map(({ paragraph }) => paragraph)),
    state: row.state,
    stateLabel: stateLabel(row.state),
    priority: times.priority,
    priorityLabel: labelIn(intelligencePriorities, times.priority),
    marks: [
      ...marksOf({
        isThreatToLife: row.isThreatToLife,
        isSourceChild: any((one) => one.isSourceChild),
        isSourceVulnerable: any((one) => one.isSourceVulnerable),
        isSourceInPrison: any((one) => one.isSourceInPrison),
        isProduct: any((one) => one.isProduct),
        isListed: row.aclId !== 0 || worked.some(({ paragraph }) => paragraph.listAcl !== 0),
      }),
      ...forceMarks(ctx.config, row.force),
    ],
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    evaluator: evaluatorOf(row),
    isOwn: row.submittedBy?.id === ctx.who.userId,
    mayWork: { allowed: reason === undefined, reason: reason ?? null },
    due: row.state === 'QUARANTINED' ? [] : readingDue(times, now, intelligenceRulesOn(today)).map(viewDue),
    steps: openSteps(ctx, row, worked, today),
    risk: viewRisk(row, worked),
    people: viewPeople(row, worked),
    paragraphs: worked.map((one) => viewParagraph(row, { all: worked, officers }, one, today)),
    history: viewHistory(ctx, row),
    openProblems: left.length,
    left: left.map(({ place, ...problem }) => ({ ...viewProblem(problem), paragraph: place })),
  }
}

/** Why a step was taken is for those who may work on all that its author worked on. */
const viewHistory = (ctx: Ctx, row: EvaluationRow): EvaluationPage['history'] =>
  row.steps.map(({ at, by, code, reason, facts }) => {
    const lists = Array.isArray(facts.lists) ? facts.lists : []
    const isTold = lists.every((id) => ctx.who.acls.includes(Number(id)))
    return { at, by, label: stepLabels[code], reason: isTold ? reason : null }
  })

function viewRisk(row: EvaluationRow, worked: readonly Worked[]): RiskView | null {
  const reasons = riskReasons(riskGroundsOf(row, worked))
  const { risk } = row
  if (reasons.length === 0 && risk === null) return null
  return {
    reasons,
    questions: riskQuestions.map(({ code, label }) => ({ code, label, answer: risk?.answers[code] ?? null })),
    madeBy: risk?.madeBy ?? null,
    madeAt: risk?.madeAt ?? null,
    authorisedBy: risk?.authorisedBy ?? null,
    authorisedAt: risk?.authorisedAt ?? null,
    problems: riskProblemsOf(row, worked).map(viewProblem),
  }
}

function viewParagraph(
  row: EvaluationRow,
  { all, officers }: { all: readonly Worked[]; officers: Officers },
  worked: Worked,
  today: string,
): EvaluatedParagraph {
  const { paragraph, provenance, initial, given, text } = worked
  const supportId = given?.corroboratedById ?? paragraph.corroboratedById
  const isKnownSupport = supportId !== null && supportId in row.references
  return {
    id: paragraph.id,
    number: worked.place,
    round: paragraph.round,
    raw: paragraph.text,
    rawMarking: paragraph.marking,
    provenance: provenance?.how ?? null,
    sourceFlags: provenance === undefined ? [] : flagsOf(provenance),
    sameSourceAs: all
      .filter((one) => one !== worked && one.provenance?.sourceKey === provenance?.sourceKey)
      .map(({ place }) => place),
    isProduct: provenance?.isProduct ?? false,
    listedFor: row.lists[String(paragraph.listAcl)]?.names ?? null,
    initialGrade: initial === undefined ? null : viewGrade(gradeOf(initial)),
    gradeReason: initial?.gradeReason ?? null,
    grade: given === undefined ? null : viewGrade(gradeOf(given)),
    authoritativeReason: given?.gradeReason ?? null,
    conditions: row.conditions
      .filter((one) => one.number === worked.number && one.liftedAt === null)
      .map(({ id, code, text: said, appliesTo, namedIds, expires, setBy, setAt }) => ({
        id,
        code,
        words: [code === 'OTHER' ? undefined : labelIn(conditionList, code), said].filter(Boolean).join('. '),
        said,
        appliesTo,
        named: namedIds.flatMap((officerId) => officers.get(officerId) ?? []),
        expires,
        setBy,
        setAt,
      })),
    corroboratedBy: isKnownSupport ? { id: supportId, reference: row.references[supportId] ?? null } : null,
    mentions: worked.mentions.map((one) => viewMention(worked, one)),
    text: text === undefined ? null : viewText(row, text),
    parts: text === undefined || text.isLeftOut ? [] : partsOf(paragraph.text, text.text),
    problems: [...givenProblems(row, worked, today), ...textProblems(row, worked, today)].map(viewProblem),
  }
}

const partsOf = (raw: string, sanitised: string): EvaluatedParagraph['parts'] =>
  compareTexts(raw, sanitised).map(({ kind, text }) => ({ kind: kind === 'KEPT' ? 'SAME' : kind, text }))

function viewText(
  row: EvaluationRow,
  text: NonNullable<Worked['text']>,
): NonNullable<EvaluatedParagraph['text']> {
  const readers = row.lists[String(text.readerAcl)]
  return {
    version: text.version,
    text: text.text,
    isLeftOut: text.isLeftOut,
    leftOutReason: text.leftOutReason,
    marking: text.marking,
    markingReason: text.markingReason,
    couldHaveKnown: text.couldHaveKnown,
    removalReasons: text.removalReasons,
    restrictedTo: readers?.names ?? null,
    restrictToGroupIds: readers?.groupIds ?? [],
    isLive: text.isLive,
    writtenBy: text.writtenBy,
    writtenAt: text.writtenAt,
  }
}

function mentionWords(kind: Mention['kind']): string {
  if (kind === 'NAME') return 'name'
  return kind === 'ADDRESS' ? 'address' : readingWords[kind]
}

const titleOf = ({ kind, reference }: { kind: string; reference: string | null }): string =>
  [kindLabel(kind), reference].filter(Boolean).join(' ')

function viewMention(worked: Worked, { kind, value }: Mention): EvaluatedParagraph['mentions'][number] {
  const answer = answerTo(worked, value)
  const record = answer?.record ?? null
  const plain = answer?.plainReason ?? null
  return {
    value,
    kind,
    kindLabel: mentionWords(kind),
    record: record === null ? null : { id: record.id, reference: record.reference, title: titleOf(record) },
    plainReason: plain === null ? null : labelIn(notIdentifiableReasons, plain),
    plainWords: answer?.plainWords ?? null,
    isAnswered: record !== null || plain !== null,
    earlier: worked.answers
      .filter((one) => one.value === value && one !== answer)
      .toReversed()
      .map((one) => ({ words: saidBefore(one), recordId: one.recordId, by: one.by, at: one.at })),
  }
}

/** An earlier answer; of a record that is not open to this member, that it was linked. */
function saidBefore({ record, plainReason, plainWords }: MentionRow): string {
  if (record !== null) return `Linked to ${titleOf(record)}`
  if (plainReason === null) return 'Linked to a record'
  return [labelIn(notIdentifiableReasons, plainReason), plainWords].filter(Boolean).join('. ')
}

function flagsOf(source: ProvenanceRow): string[] {
  const isUnknown = source.isSourceChild === null || source.isSourceVulnerable === null
  return [
    ...(source.isSourceChild === true ? ['Under 18'] : []),
    ...(source.isSourceVulnerable === true ? ['Vulnerable'] : []),
    ...(source.isSourceInPrison ? ['In prison'] : []),
    ...(isUnknown ? ['Not told whether under 18 or vulnerable'] : []),
  ]
}
