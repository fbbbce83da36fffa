/** What can be asked of unused material: the schedules that fill themselves, a decision for each item, presumed classes, the signature, and the papers. */
import { materialClasses, materialKinds } from '@mips/domain/case/unused-material'
import { z } from 'zod'
import { coded } from './case-parts.ts'
import { codeOf, day, Id, oneOf, OfficerRef, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const one = { kind: 'one', type: 'Case', param: 'caseId' } as const
const params = z.strictObject({ caseId: Id })
const step = {
  method: 'POST',
  permission: 'case.unused.keep',
  audit: 'alteration',
  purpose: 'required',
  subject: one,
  version: 'required',
  params,
  reply: z.object({ id: z.string(), version: z.number() }),
} as const

/** What is answered for a class of presumed material of which no item is on a schedule. */
export const presumedAnswers = [
  { code: 'PROVIDED', label: 'Provided' },
  { code: 'NONE', label: 'Does not exist' },
  { code: 'NOT_YET', label: 'Not yet there' },
  { code: 'SENSITIVE', label: 'Sensitive' },
] as const

export const UnusedLineView = z.object({
  itemId: z.string(),
  number: z.number(),
  description: z.string(),
  location: z.string(),
  kind: coded,
  presumed: coded.nullable(),
  sensitivityReason: z.string().nullable(),
  decision: z.object({ meetsTest: z.boolean(), reason: z.string() }).nullable(),
  /** Its record is on a list of its own, so that it stands on the sensitive schedule whatever is said. */
  isRestricted: z.boolean(),
  isSigned: z.boolean(),
  isWithdrawn: z.boolean(),
})
export type UnusedLineView = z.infer<typeof UnusedLineView>

export const UnusedPage = z.object({
  caseId: z.string(),
  urn: z.string(),
  title: z.string(),
  version: z.number(),
  open: z.array(UnusedLineView),
  sensitive: z.array(UnusedLineView),
  /** Items on no schedule: evidence, or found not to be relevant. */
  left: z.array(
    z.object({ itemId: z.string(), description: z.string(), why: z.string(), isBack: z.boolean() }),
  ),
  presumed: z.array(coded.extend({ answer: coded.nullable(), isListed: z.boolean() })),
  problems: z.array(z.object({ rule: z.string(), message: z.string() })),
  /** The report of the disclosure officer: what of the open schedule meets the test, and why. */
  reported: z.array(z.object({ number: z.number(), reason: z.string() })),
  signed: z
    .object({ by: OfficerRef.nullable(), at: z.string(), hasCopies: z.boolean(), isCurrent: z.boolean() })
    .nullable(),
  papers: z.array(z.object({ id: z.string(), code: z.string(), recipient: z.string(), at: z.string() })),
  /** False for who reads the case and works no schedules: the open schedule as it was signed is all of this page. */
  mayKeep: z.boolean(),
})
export type UnusedPage = z.infer<typeof UnusedPage>

export const caseUnused = defineContract('caseUnused', {
  get: {
    method: 'GET',
    path: '/cases/:caseId/unused',
    permission: 'case.record.read',
    audit: 'consultation',
    purpose: 'required',
    subject: one,
    params,
    reply: UnusedPage,
  },
  add: {
    ...step,
    path: '/cases/:caseId/unused',
    body: z.strictObject({
      kind: codeOf(materialKinds),
      description: requiredText(500, 'Describe the item so that nobody has to open it (UM-3)'),
      location: requiredText(200, 'Say where it is kept'),
      madeOn: day(),
    }),
    reply: z.object({ id: z.string(), version: z.number(), itemId: z.string() }),
  },
  decide: {
    ...step,
    path: '/cases/:caseId/unused/:itemId',
    params: z.strictObject({ caseId: Id, itemId: Id }),
    body: z.strictObject({
      description: text(500).optional(),
      isRelevant: z.boolean().default(true),
      irrelevanceReason: text(1000).optional(),
      isSensitive: z.boolean().default(false),
      sensitivityReason: text(1000).optional(),
      decision: z
        .strictObject({
          meetsTest: z.boolean({ error: 'Say whether it meets the test (UM-5)' }),
          reason: text(1000),
        })
        .optional(),
    }),
  },
  answer: {
    ...step,
    path: '/cases/:caseId/presumed',
    body: z.strictObject({
      answers: z
        .array(z.strictObject({ class: codeOf(materialClasses), answer: codeOf(presumedAnswers) }))
        .min(1, { error: 'Answer for one class or more (UM-6)' })
        .max(materialClasses.length, { error: 'Answer for each class once (UM-6)' }),
    }),
  },
  sign: {
    ...step,
    path: '/cases/:caseId/schedules',
    body: z.strictObject({
      /** Copies of the material that is presumed to meet the test are with the file. */
      hasCopies: z.boolean().default(false),
    }),
  },
  print: {
    method: 'POST',
    path: '/cases/:caseId/schedules/paper',
    permission: 'case.unused.keep',
    audit: 'disclosure',
    purpose: 'required',
    subject: one,
    download: 'bytes',
    params,
    body: z.strictObject({
      paper: oneOf(['MG6C', 'MG6D', 'MG6E']),
      recipient: requiredText(200, 'Say who the paper is for'),
    }),
    reply: z.unknown(),
  },
})
