/** An intelligence report as those who may see it see it, and a writer's own reports as they are told of them. */
import type { IntelligencePage, OwnReport } from '@mips/contracts/intelligence'
import { labelIn } from '@mips/domain/custody/offence-words'
import { gradePermits } from '@mips/domain/intelligence/grading'
import { intelligenceReaderOf } from '@mips/domain/intelligence/reader-roles'
import { subjectCategories } from '@mips/domain/intelligence/report-links'
import { reportStates, type WriterSees, writerSees } from '@mips/domain/intelligence/report-state'
import { copyFor, decideParagraph, decideRaw } from '@mips/domain/intelligence/who-sees'
import { viewLinkedPeople, viewLinkedPlaces } from '@mips/domain/pole/record-view'
import { londonDay } from '@mips/domain/time/london-day'
import type { Principal } from '../../platform/access/principal.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Config } from '../../platform/config.ts'
import {
  conditionsOf,
  gradeOf,
  latestParagraphs,
  markingOf,
  protectedReport,
  viewGrade,
} from './intelligence.reading.ts'
import type { IntelligenceRow, OwnRow, ParagraphRow } from './intelligence.rows.ts'
import { viewConditions, viewForce } from './intelligence.view.ts'

const title = 'Intelligence report'

/** IA-5: what this reader may hold, the same whether the rest is there or not; a member of the unit who once knew its source holds no more than a reader (IV-2). */
export function presentIntelligence(
  row: IntelligenceRow,
  who: Principal,
  { clock, config }: { clock: Clock; config: Config },
): IntelligencePage {
  const today = londonDay(clock.now().toISOString())
  const reader = intelligenceReaderOf(who)
  const report = protectedReport(row)
  const { copy } = copyFor(reader, report, today)
  const sentIn = !row.knewSource && decideRaw(reader, report).allowed ? latestParagraphs(row) : undefined
  const seen = report.paragraphs.filter((one) => decideParagraph(reader, report, one, today).allowed)
  const shows = copy.shows === 'REPORT' || sentIn !== undefined ? 'REPORT' : 'SIGNPOST'
  const isHeld = shows === 'REPORT'
  // Whom a paragraph is about is for who holds it; the unit sees those that it works on.
  const isOfHeld = ({ linkId }: { linkId: string }) =>
    sentIn !== undefined ||
    (row.placed[linkId]?.some((number) => seen.some(({ id }) => id === String(number))) ?? true)
  return {
    id: row.id,
    reference: row.reference,
    // Work on a paragraph for another list moves the version too, so only the unit is told it.
    version: sentIn === undefined ? 1 : row.version,
    marking: markingOf([...seen, ...(sentIn ?? [])]),
    title,
    shows,
    contact: isHeld ? null : report.contact,
    paragraphs: (copy.shows === 'REPORT' ? copy.paragraphs : []).map(({ number, text, grade }, place) => ({
      number,
      textId: row.texts.find((one) => one.isLive && String(one.number) === seen[place]?.id)?.id ?? '',
      text,
      marking: seen[place]?.marking ?? 'OFFICIAL',
      grade: viewGrade(grade),
      conditions: viewConditions(seen[place]?.conditions ?? [], today),
      permits: gradePermits(grade).reasons,
    })),
    unit: sentIn === undefined ? null : presentUnit(row, sentIn, today),
    force: viewForce(config, row.force, isHeld),
    isRestricted: row.isRestricted,
    restrictedTo: row.restrictedTo,
    reportedAt: isHeld ? row.reportedAt : null,
    submittedAt: isHeld ? row.submittedAt : null,
    submittedBy: isHeld ? row.submittedBy : null,
    subjects: isHeld
      ? viewLinkedPeople(row.subjects.filter(isOfHeld), today).map((one) => ({
          ...one,
          category: categoryOf(row, one.linkId),
        }))
      : [],
    places: isHeld ? viewLinkedPlaces(row.places.filter(isOfHeld)) : [],
    events: isHeld ? row.events : [],
    sources: isHeld ? row.sources : [],
  }
}

/** As what the report has a person; the unit says it. */
function categoryOf({ said }: IntelligenceRow, linkId: string): string | null {
  const category = said[linkId]?.category
  return category === undefined ? null : labelIn(subjectCategories, category)
}

/** Numbered among those that the member reaches, as a reader's copy is: a gap would tell of a paragraph for another list. */
function presentUnit(
  row: IntelligenceRow,
  sentIn: readonly ParagraphRow[],
  today: string,
): NonNullable<IntelligencePage['unit']> {
  return {
    state: row.state,
    stateLabel: labelIn(reportStates, row.state),
    paragraphs: sentIn.map(({ number, text, marking }, place) => {
      const initial = row.grades.find((grade) => grade.number === number && grade.kind === 'PROVISIONAL')
      return {
        number: place + 1,
        text,
        marking,
        initialGrade: initial === undefined ? null : viewGrade(gradeOf(initial)),
        gradeReason: initial?.gradeReason ?? null,
        conditions: viewConditions(conditionsOf(row, number), today),
        provenance: row.provenance.find((one) => one.number === number)?.how ?? null,
      }
    }),
  }
}

const seesLabels: Record<WriterSees, string> = {
  DRAFT: 'Draft',
  SENT: 'Sent in',
  RETURNED: 'Returned to you',
  ACCEPTED: 'Accepted',
  PASSED_ON: 'Passed on',
}

/** IW-9: what a writer is told. */
export function presentOwn(config: Config, { state, version: _version, force, ...row }: OwnRow): OwnReport {
  const sees = writerSees(state)
  return { ...row, force: viewForce(config, force, true), sees, seesLabel: seesLabels[sees] }
}
