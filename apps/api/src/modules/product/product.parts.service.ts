/** The parts of a profile that the store fills: read anew from live records for whoever opens or prints it, and kept nowhere. */
import type { ChartNode } from '@mips/contracts/pole-chart'
import type { GoldenNominal } from '@mips/contracts/nominal-facts'
import type { ProductPartLine } from '@mips/contracts/product-parts'
import { sideOfRole } from '@mips/domain/intelligence/product-parts'
import { personLocationRoles } from '@mips/domain/codes/link-roles'
import { formatLondon } from '@mips/domain/time/london-time'
import type { Ctx } from '../../platform/http/module.ts'
import { readGolden } from '../nominal/nominal.reading.service.ts'
import { getTimeline } from '../nominal/nominal.timeline.service.ts'
import { fillNetwork } from './product.network.service.ts'
import { fillProblem } from './product.problem.service.ts'
import type { ProductRow } from './product.repository.ts'
import type { Parts, Period } from './product.lines.ts'
import { dayOf } from './product.view.ts'

/** Lines of each part by its code; beyond these a part says how many more there are. */
const MOST_LINES = 40

export type Filled = { lines: ProductPartLine[]; left: number }

/** What the store knows of the subjects for this reader, part by part. */
export async function fillParts(
  ctx: Ctx,
  product: ProductRow,
  subjects: readonly ChartNode[],
): Promise<Map<string, Filled>> {
  const period = { from: dayOf(product.fromDay), until: dayOf(product.untilDay) }
  const parts = await fillKind(ctx, product.kind, subjects, period)
  return new Map(
    [...parts].map(([code, lines]) => [
      code,
      { lines: lines.slice(0, MOST_LINES), left: Math.max(0, lines.length - MOST_LINES) },
    ]),
  )
}

function fillKind(ctx: Ctx, kind: string, subjects: readonly ChartNode[], period: Period): Promise<Parts> {
  if (kind === 'PROBLEM') return fillProblem(ctx, subjects, period)
  if (kind === 'NETWORK') return fillNetwork(ctx, subjects)
  return fillSubject(ctx, subjects, period)
}

async function fillSubject(ctx: Ctx, subjects: readonly ChartNode[], period: Period): Promise<Parts> {
  const parts: Parts = new Map()
  const put = (code: string, lines: ProductPartLine[]) =>
    parts.set(code, [...(parts.get(code) ?? []), ...lines])
  for (const subject of subjects) {
    const golden = await readGolden(ctx, subject.id)
    if (golden === undefined) continue
    put('IDENTITY', identityOf(golden))
    put('ASSOCIATES', associatesOf(golden))
    put('VEHICLES', objectsOf(golden))
    put('LIFESTYLE', addressesOf(golden))
    put('OFFENDING', await offendingOf(ctx, golden.id, period))
    put('VULNERABILITIES', warningsOf(golden))
  }
  return parts
}

const factWords: Readonly<Record<string, string>> = {
  dob: 'Born',
  sex: 'Sex',
  placeOfBirth: 'Place of birth',
  nationality: 'Nationality',
  ethnicitySelf: 'Ethnicity, by their own word',
  ethnicityObserved: 'Ethnicity as seen',
  language: 'Language',
  occupation: 'Occupation',
  deceasedOn: 'Deceased',
}

const plain = (words: string, detail: string | null): ProductPartLine => ({ words, detail, record: null })

function identityOf(golden: GoldenNominal): ProductPartLine[] {
  const { id, reference, displayName, facts, names, identifiers } = golden
  const others = new Set(names.map(({ words }) => words).filter((words) => words !== displayName))
  return [
    {
      words: displayName,
      detail: null,
      record: { id, kind: 'Nominal', reference, title: displayName },
    },
    ...Object.entries(factWords).flatMap(([field, words]) => {
      const fact = facts[field]
      return fact === undefined ? [] : [plain(words, fact.words)]
    }),
    ...[...others].map((words) => plain('Also known as', words)),
    ...identifiers.filter(({ isValid }) => isValid).map(({ label, value }) => plain(label, value)),
  ]
}

const associatesOf = ({ associates }: GoldenNominal): ProductPartLine[] =>
  associates.map(({ nominalId, reference, displayName, relations, eventsTogether, lastTogether }) => ({
    words: displayName,
    detail:
      [
        ...new Set(relations.map(({ roleLabel }) => roleLabel)),
        ...(eventsTogether === 0
          ? []
          : [
              `in ${eventsTogether} ${eventsTogether === 1 ? 'event' : 'events'} with them${lastTogether === null ? '' : `, last ${formatLondon(new Date(lastTogether.at).toISOString(), 'day')}`}`,
            ]),
      ].join('; ') || null,
    record: { id: nominalId, kind: 'Nominal', reference, title: displayName },
  }))

const objectsOf = ({ objects }: GoldenNominal): ProductPartLine[] =>
  objects.map(({ objectId, reference, label, roleLabel, validTo }) => ({
    words: label,
    detail: `${roleLabel}${validTo === null ? '' : ' (ended)'}`,
    record: { id: objectId, kind: 'Object', reference, title: label },
  }))

/** Where somebody is in refuge stands in no profile. */
const isTold = (role: string): boolean =>
  personLocationRoles.find(({ code }) => code === role)?.isSensitive !== true

const addressesOf = ({ addresses }: GoldenNominal): ProductPartLine[] =>
  addresses
    .filter(({ role }) => isTold(role))
    .map(({ locationId, reference, address, roleLabel, isCurrent }) => ({
      words: address,
      detail: `${roleLabel}${isCurrent ? '' : ' (ended)'}`,
      record: { id: locationId, kind: 'Location', reference, title: address },
    }))

const warningsOf = ({ warnings }: GoldenNominal): ProductPartLine[] =>
  warnings.filter(({ endedOn }) => endedOn === null).map(({ label, reason }) => plain(label, reason))

/** Events in which they were suspected, of the newest hundred in the period. */
async function offendingOf(ctx: Ctx, nominalId: string, period: Period): Promise<ProductPartLine[]> {
  const { entries } = await getTimeline(ctx, nominalId, {
    limit: 100,
    ...(period.from === null ? {} : { from: period.from }),
    ...(period.until === null ? {} : { to: period.until }),
  })
  return entries
    .filter(({ roles }) => roles.some((role) => sideOfRole(role) === 'SUSPECTED'))
    .map(({ eventId, kind, reference, title, at, roleLabels }) => ({
      words: title,
      detail: `${roleLabels.join(', ')}, ${formatLondon(at, 'day')}`,
      record: { id: eventId, kind, reference, title },
    }))
}
