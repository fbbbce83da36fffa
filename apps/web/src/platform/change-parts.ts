/** Where on the pages of a record a change is: by the module of the act, and on a page of one piece by its part. */
import { paths } from './paths.ts'

type Way = (id: string) => string

const crime: Record<string, Way> = {
  crime: paths.crime,
  investigation: paths.investigation,
  investigationOutcome: (id) => `${paths.crime(id)}/outcome`,
  victimCare: (id) => `${paths.crime(id)}/victims`,
  property: paths.crimeProperty,
  domesticAbuse: paths.crimeAbuse,
}
const custody: Record<string, Way> = {
  custodyRights: paths.custodyRights,
  custodyCare: paths.custodyCare,
  custodyLimits: paths.custodyLimits,
  custodyOutcome: paths.custodyCharge,
  custodyProcedures: paths.custodySearches,
}
const pagesOf: Record<string, Record<string, Way>> = { Crime: crime, CustodyRecord: custody }

/** On a page of one piece: the heading under which an act stands, by how the act begins or what it names. */
const anchors: readonly { of: RegExp; to: string }[] = [
  { of: /^incident\..*(Person|People)/, to: 'people' },
  { of: /^incident\..*Object/, to: 'objects' },
  { of: /^incident\.(assign|endAssignment|arrive)/, to: 'officers' },
  { of: /^description\./, to: 'methods' },
  { of: /^missing\..*Action/, to: 'actions' },
  { of: /^missing\..*(Partner|Told)/, to: 'partners' },
  { of: /^asbCase\..*(Action)/, to: 'plan' },
  { of: /^asbCase\.(assess|review)/, to: 'risk' },
  { of: /^asbCase\..*(Person|Call)/, to: 'people' },
  { of: /^asbCase\..*Review/, to: 'reviews' },
  { of: /^(incident|missing|asbCase)\./, to: 'log' },
]

/** The way to what changed; undefined where the page as a whole is meant. */
export function pathOfChange(
  record: { id: string; kind: string },
  { part, act }: { part: string; act: string },
): string | undefined {
  const page = pagesOf[record.kind]?.[part]
  if (page !== undefined) return page(record.id)
  const anchor = anchors.find(({ of }) => of.test(`${part}.${act}`))
  return anchor === undefined ? undefined : `#${anchor.to}`
}
