/** The words of a missing person report: what is done, who is told, how somebody was found, and what a search still needs (MP-8). */
import { isSaid, problemList, type RuleProblem } from '../custody/rule-problem.ts'

export const missingActionKinds = [
  { code: 'ADDRESS', label: 'Go to an address' },
  { code: 'SEARCH', label: 'Search' },
  { code: 'PHONE', label: 'Phone and ANPR' },
  { code: 'ONLINE', label: 'Social media' },
  { code: 'FINANCE', label: 'Bank and travel cards' },
  { code: 'HOSPITAL', label: 'Hospitals' },
  { code: 'FAMILY', label: 'Family and friends' },
  { code: 'CCTV', label: 'CCTV' },
  { code: 'MEDIA', label: 'Press and public' },
  { code: 'OTHER', label: 'Something else' },
] as const
export type MissingActionKind = (typeof missingActionKinds)[number]['code']

/** Those who are told of somebody missing or found; each gives a receipt. */
export const missingPartners = [
  { code: 'LOCAL_AUTHORITY', label: 'Children’s or adult services' },
  { code: 'CARE_HOME', label: 'Care home or placement' },
  { code: 'SCHOOL', label: 'School' },
  { code: 'PNC', label: 'PNC: missing' },
  { code: 'PORTS', label: 'Ports' },
  { code: 'UK_MPU', label: 'UK Missing Persons Unit' },
  { code: 'HOSPITALS', label: 'Hospitals and ambulance' },
  { code: 'TRANSPORT', label: 'British Transport Police' },
  { code: 'FORCE', label: 'Another force' },
  { code: 'CHARITY', label: 'Missing People' },
] as const
export type MissingPartner = (typeof missingPartners)[number]['code']

export const foundHows = [
  { code: 'POLICE', label: 'Found by police' },
  { code: 'RETURNED', label: 'Came back alone' },
  { code: 'FAMILY', label: 'Found by family or carers' },
  { code: 'PUBLIC', label: 'Found by somebody else' },
  { code: 'ARREST', label: 'Arrested or held' },
  { code: 'HOSPITAL', label: 'In hospital' },
  { code: 'OTHER_FORCE', label: 'Found by another force' },
] as const
export type FoundHow = (typeof foundHows)[number]['code']

/** What became of a return home interview; declined ends the clock as done does. */
export const returnSteps = [
  { code: 'OFFERED', label: 'Offered' },
  { code: 'DECLINED', label: 'Declined' },
  { code: 'DONE', label: 'Done' },
] as const
export type ReturnStep = (typeof returnSteps)[number]['code']

/** Points of harm of work on somebody missing (`taskRulesTable.graveHarm` and more is never put off). */
export const missingHarm = { VL: 5, LO: 10, ME: 25, HI: 50 } as const

/** MP-8: what makes a search easier and is still not known; it is asked, and never blocks. */
export function missingLeft(known: {
  isGraded: boolean
  lastSeenAt?: string
  hasPlace: boolean
  wearing?: string
  isDescribed: boolean
  hasPhotograph: boolean
  hasInformant: boolean
}): RuleProblem[] {
  const { problems, ask } = problemList()
  ask(!known.isGraded, 'MP-1', 'Grade the risk.', 'level')
  ask(known.lastSeenAt === undefined, 'MP-8', 'Enter when the person was last seen.', 'lastSeenAt')
  ask(!known.hasPlace, 'MP-8', 'Enter where the person was last seen.', 'lastSeenLocationId')
  ask(!isSaid(known.wearing), 'MP-8', 'Say what the person wore.', 'wearing')
  ask(!known.isDescribed, 'MP-8', 'Describe the person on their own page.', 'description')
  ask(!known.hasPhotograph, 'MP-8', 'Add a recent photograph on the page of the person.', 'photograph')
  ask(!known.hasInformant, 'MP-8', 'Name who reported it.', 'informantId')
  return problems
}
