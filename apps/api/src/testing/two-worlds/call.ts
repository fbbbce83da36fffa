/** What a call of the two worlds is made of: what it can name, the words it is asked with, and how a contract's routes become calls. */
import type { Contract, RouteCall } from '@mips/contracts/contract'
import { suite } from '../../modules/arrest/arrest.testing.ts'

/** What a call can name; each choice answers the id of one. */
export const things = [
  'person',
  'personRecord',
  'place',
  'vehicle',
  'phone',
  'incident',
  'arrest',
  'waiting',
  'custody',
  'attendance',
  'crime',
  'recordingDecision',
  'crimeChange',
  'investigationAction',
  'document',
  'redaction',
  'exhibit',
  'exhibitPart',
  'propertyPlace',
  'abuse',
  'notice',
  'application',
  'missing',
  'missingPart',
  'mashPart',
  'vulnerability',
  'asb',
  'asbCase',
  'asbAction',
  'asbReview',
  'asbSending',
  'stop',
  'stopForm',
  'authority',
  'intelligence',
  'paragraph',
  'gift',
  'giftPart',
  'marker',
  'photograph',
  'link',
  'decision',
  'task',
  'search',
  'proposal',
  'placement',
  'recipient',
  'case',
  'poolMove',
  'looks',
  'procedure',
  'method',
  'savedSearch',
  'savedChart',
  'matchList',
  'briefing',
  'briefingItem',
  'courtCase',
  'caseLine',
  'statement',
  'courtHearing',
  'courtMessage',
  'crimeGroup',
  'searchWarrant',
  'warrant',
  'warrantCirculation',
  'assertedFact',
  'taskingMeeting',
  'taskingItem',
  'requirement',
  'product',
  'visit',
  'concern',
  'user',
  'group',
] as const
export type Thing = (typeof things)[number]
export type Pick = (thing: Thing) => string
/** Words to search with, and a number that makes what is created unlike what was created before. */
export type Say = { text: string; reference: string; number: number; now: string }

export type Call = { contract: Contract; name: string; input: object; isVersioned: boolean }
type Inputs<C extends Contract> = {
  [K in keyof C['routes'] & string]?: (pick: Pick, say: Say) => RouteCall<C['routes'][K]>
}

/** Curried, so that the contract is known before its inputs are looked at. */
export const of =
  <const C extends Contract>(contract: C) =>
  (inputs: Inputs<C>) =>
    Object.entries(inputs).map(([name, input]) => ({
      contract: contract as Contract,
      name,
      input: input as (pick: Pick, say: Say) => object,
    }))

/** Why anything is asked, wherever a route wants to know. */
export const reason = 'Asked in two worlds'

/** A free cell of the suite, not the same at every turn. */
export const cellOf = (say: Say) => ({ stationCode: suite.code, code: say.number % 3 === 0 ? 'M4' : 'K1' })
