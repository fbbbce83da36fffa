/** The people of a report as one evaluator works on them: each once, in which category, and what is still to be said (NL-4, NL-5). */
import type { ReportPersonLine } from '@mips/contracts/intelligence-review-replies'
import { linkRoleLabel } from '@mips/domain/codes/link-label'
import { labelIn } from '@mips/domain/custody/offence-words'
import type { RuleProblem } from '@mips/domain/custody/rule-problem'
import { linkProblems, sensitiveProblems, subjectCategories } from '@mips/domain/intelligence/report-links'
import { displayName } from '@mips/domain/nominal/display-name'
import type { IntelligenceRow, PersonSaidRow } from '../intelligence/intelligence.parts.service.ts'

type Row = Pick<IntelligenceRow, 'subjects' | 'placed' | 'said'>

export type ReportPerson = {
  nominalId: string
  reference: string | null
  name: string
  role: 'SUBJECT' | 'MENTIONED'
  /** Numbers in the store of the paragraphs that they stand in; empty for the whole report. */
  numbers: number[]
  linkIds: string[]
  said: PersonSaidRow | undefined
}

/** Those whom the report is about or names, but for those of paragraphs that this member does not reach. */
export function peopleOf(row: Row, worked: readonly { number: number }[]): ReportPerson[] {
  const people = new Map<string, ReportPerson>()
  for (const link of row.subjects) {
    const { linkId, nominalId, role, validTo } = link
    const numbers = row.placed[linkId] ?? []
    const isReached = numbers.length === 0 || worked.some(({ number }) => numbers.includes(number))
    if (validTo !== null || (role !== 'SUBJECT' && role !== 'MENTIONED') || !isReached) continue
    const before = people.get(nominalId)
    const said = row.said[linkId]
    people.set(nominalId, {
      nominalId,
      reference: link.reference,
      name: displayName(link),
      role: before?.role === 'SUBJECT' ? 'SUBJECT' : role,
      numbers: [...new Set([...(before?.numbers ?? []), ...numbers])].sort((a, b) => a - b),
      linkIds: [...(before?.linkIds ?? []), linkId],
      said: newest(before?.said, said),
    })
  }
  return [...people.values()]
}

function newest(a: PersonSaidRow | undefined, b: PersonSaidRow | undefined): PersonSaidRow | undefined {
  if (a === undefined || b === undefined) return a ?? b
  return new Date(b.at).getTime() > new Date(a.at).getTime() ? b : a
}

/** What is to be said of the people before the report is released. */
export function peopleProblems(people: readonly ReportPerson[]): RuleProblem[] {
  return [
    ...linkProblems(
      people.map(({ nominalId, role, said }) => ({
        nominalId,
        role,
        ...(said === undefined ? {} : { category: said.category }),
        ...(said?.groundId ? { groundId: said.groundId } : {}),
      })),
    ),
    ...sensitiveProblems(people.flatMap(({ said }) => said?.sensitive ?? [])),
  ]
}

/** The people with the numbers that the member sees on the paragraphs. */
export const viewPeople = (
  row: Row,
  worked: readonly { number: number; place: number }[],
): ReportPersonLine[] =>
  peopleOf(row, worked).map(({ nominalId, reference, name, role, numbers, said }) => ({
    nominalId,
    reference,
    name,
    roleLabel: linkRoleLabel(role),
    paragraphs: worked.filter(({ number }) => numbers.includes(number)).map(({ place }) => place),
    category: said?.category ?? null,
    categoryLabel: said === undefined ? null : labelIn(subjectCategories, said.category),
    groundId: said?.groundId ?? null,
    sensitive: (said?.sensitive ?? []).map(({ kind, isStrictlyNecessary, schedule8 }) => ({
      kind,
      isStrictlyNecessary,
      schedule8: schedule8 ?? null,
    })),
    saidBy: said?.by ?? null,
    saidAt: said?.at ?? null,
  }))
