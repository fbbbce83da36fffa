/** What the database answers about search warrants. */
import type { OfficerRef } from '@mips/contracts/common'
import type { MarkerRow, PersonLinkRow } from '@mips/domain/pole/record-view'

type Officer = OfficerRef | null

export type EntryRow = {
  id: string
  at: string
  premises: string
  inCharge: Officer
  wasCopyLeft: boolean
  inspector: Officer
  isNight: boolean
  whyNight: string | null
  present: string | null
}

/** What `mips.read_search_warrant` answers. */
export type SearchRow = {
  id: string
  reference: string | null
  version: number
  marking: string
  state: string
  power: string
  isAllPremises: boolean
  isMultipleEntry: boolean
  whyMultiple: string | null
  protectedMaterial: 'NONE' | 'EXPECTED'
  applicant: Officer
  unitCode: string
  askedAt: string
  authorisedBy: Officer
  authorisedAt: string | null
  authoriserRank: string | null
  court: { code: string; name: string; kind: string } | null
  courtReference: string | null
  issuedBy: string | null
  decidedAt: string | null
  issuedOn: string | null
  endorsedOn: string | null
  endorsement: string | null
  isNothingFound: boolean
  returnedOn: string | null
  people: PersonLinkRow<Officer>[]
  /** Null where this reader may not have the protected part. */
  grounds: {
    grounds: string
    material: string
    protectedPlan: string | null
    intelligenceAge: string | null
  } | null
  premises: { id: string; placeId: string | null; words: string; markers: MarkerRow<Officer>[] }[]
  entries: EntryRow[]
  seized: { id: string; exhibitRef: string; description: string }[]
  log: { id: string; happenedAt: string; author: string | null; text: string }[]
}
