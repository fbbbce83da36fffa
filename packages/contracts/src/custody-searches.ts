/** Searches of a detainee and the use of force (custody.md 12.11, 12.20). */
import { sexes } from '@mips/domain/codes/sex-and-gender'
import { forceTactics } from '@mips/domain/custody/force-rules'
import { forcePhases, forceReasons, presentRoles, searchArticles } from '@mips/domain/custody/procedure-codes'
import { searchKinds } from '@mips/domain/custody/search-rules'
import { z } from 'zod'
import { codeOf, Id, instant, int4, OfficerRef, requiredText, text } from './common.ts'
import {
  Authority,
  AuthorityThen,
  entered,
  keptReply,
  Named,
  onto,
  rowReply,
  stay,
  StayFacts,
  stayParams,
} from './custody-procedure-parts.ts'

const PresentPerson = z.strictObject({ name: Named, sex: codeOf(sexes), role: codeOf(presentRoles) })

export const SearchFacts = z.strictObject({
  kind: codeOf(searchKinds),
  authority: Authority.optional(),
  ground: text(1000).optional(),
  articleSought: codeOf(searchArticles).optional(),
  place: text(200).optional(),
  startedAt: instant().optional(),
  endedAt: instant().optional(),
  present: z.array(PresentPerson).max(12).default([]),
  searchedAs: codeOf(sexes).optional(),
  /** Beside a child: a person who is vulnerable (Code C 1.13). */
  isVulnerable: z.boolean().optional(),
  isAdultDeclined: z.boolean().optional(),
  isOutOfSight: z.boolean().optional(),
  urgency: text(500).optional(),
  clothingRemoved: text(500).optional(),
  found: text(1000).optional(),
  writtenConsent: z.boolean().optional(),
  isEffectOfRefusalExplained: z.boolean().optional(),
  isMedicalPremises: z.boolean().optional(),
  clinicianNotPracticable: text(500).optional(),
})
export type SearchFacts = z.infer<typeof SearchFacts>

export const ForceFacts = z.strictObject({
  reasons: z.array(codeOf(forceReasons)).max(11).default([]),
  tactics: z
    .array(
      z.strictObject({
        tactic: codeOf(forceTactics),
        isEffective: z.boolean().optional(),
        minutes: int4(0, 1440).optional(),
      }),
    )
    .max(30)
    .default([]),
  isSubjectInjured: z.boolean().optional(),
  isOfficerInjured: z.boolean().optional(),
  injuries: text(1000).optional(),
  isMedicalHelpOffered: z.boolean().optional(),
  impactFactors: text(500).optional(),
  bodyWornRef: text(80).optional(),
  outcome: text(1000).optional(),
})
export type ForceFacts = z.infer<typeof ForceFacts>

export const SearchLine = z.object({
  ...rowReply,
  kind: z.string(),
  kindLabel: z.string(),
  facts: SearchFacts.omit({ authority: true }).extend({ authority: AuthorityThen.optional() }),
})
export const ForceLine = z.object({
  ...rowReply,
  phase: z.string(),
  phaseLabel: z.string(),
  officer: OfficerRef,
  at: z.string(),
  place: z.string(),
  isOwn: z.boolean(),
  facts: ForceFacts,
})

export const searchRoutes = {
  getSearches: {
    method: 'GET',
    path: '/custody/records/:recordId/searches',
    permission: 'custody.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    reply: z.object({ stay: StayFacts, searches: z.array(SearchLine), force: z.array(ForceLine) }),
  },
  /** Saves a search as far as it is known; `isClosed` asks for all of it. */
  saveSearch: {
    method: 'POST',
    path: '/custody/records/:recordId/searches',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: SearchFacts.extend({ ...onto, ...entered, isClosed: z.boolean().default(false) }),
    reply: keptReply,
  },
  /** Says who used force; each of them owes a form of their own. */
  nameForce: {
    method: 'POST',
    path: '/custody/records/:recordId/force',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: stayParams,
    body: z.strictObject({
      phase: codeOf(forcePhases),
      at: instant(),
      place: requiredText(200, 'Say where force was used'),
      officerIds: z.array(Id).min(1, { error: 'Name the officers who used force' }).max(12),
      ...entered,
    }),
    reply: z.object({ forms: z.array(z.object({ id: z.string(), officerId: z.string() })) }),
  },
  /** An officer's own form, as far as it is known; it is given when nothing is missing. */
  giveForceForm: {
    method: 'POST',
    path: '/custody/records/:recordId/force/:formId',
    permission: 'custody.procedure.record',
    audit: 'collection',
    purpose: 'required',
    subject: stay,
    params: z.strictObject({ recordId: Id, formId: Id }),
    body: ForceFacts.extend({ previousId: Id, why: text(500).optional() }),
    reply: keptReply,
  },
} as const
