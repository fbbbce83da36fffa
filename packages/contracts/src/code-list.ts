/** What can be asked of the coded lists: what stands in each, its versions, and a new version by two people. */
import { codeLists, type CodeListName } from '@mips/domain/codes/lists'
import { z } from 'zod'
import { day, oneOf, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const publicList = { none: 'Coded lists say nothing about any person on record' } as const
const noSubject = { kind: 'none', why: 'Coded lists are standing data' } as const
const names = Object.keys(codeLists) as [CodeListName, ...CodeListName[]]
const ListParams = z.strictObject({ list: oneOf(names) })
const reason = requiredText(1000, 'Give the reason')

export const CodeEntry = z.object({
  code: z.string(),
  label: z.string(),
  from: z.string().nullable(),
  to: z.string().nullable(),
})
export const ListDifferences = z.object({
  added: z.array(CodeEntry),
  retired: z.array(CodeEntry),
  returned: z.array(CodeEntry),
  relabelled: z.array(z.object({ code: z.string(), was: z.string(), is: z.string() })),
  unchanged: z.number(),
})
export type ListDifferences = z.infer<typeof ListDifferences>

const CatalogueTie = z.object({
  status: z.enum(['mapped', 'recalled', 'not-yet-mapped']),
  entity: z.string().nullable(),
  attribute: z.string().nullable(),
  officialId: z.string().nullable(),
})

export const CodeListLine = z.object({
  list: z.string(),
  title: z.string(),
  version: z.number(),
  validFrom: z.string(),
  source: z.string(),
  codes: z.number(),
  retired: z.number(),
  isOpen: z.boolean(),
  hasProposal: z.boolean(),
  catalogue: CatalogueTie,
})
export type CodeListLine = z.infer<typeof CodeListLine>

export const CodeListVersion = z.object({
  version: z.number(),
  status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']),
  validFrom: z.string(),
  source: z.string(),
  reason: z.string().nullable(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedReason: z.string().nullable(),
  /** Against the approved version before it; null for the first. */
  differences: ListDifferences.nullable(),
  /** Why this reader may not decide about it; null when they may, or when it is decided. */
  notByYou: z.string().nullable(),
})
export type CodeListVersion = z.infer<typeof CodeListVersion>

/** A file as it was sent: CSV with `code,label,from,to`, or JSON with the same names. */
const ListFile = z.strictObject({
  format: oneOf(['csv', 'json']),
  text: text(200_000).refine((value) => value !== '', { error: 'Choose a file, or put its text in' }),
  validFrom: day(),
})
export type ListFile = z.input<typeof ListFile>

export const codeList = defineContract('codeList', {
  listLists: {
    method: 'GET',
    path: '/code-lists',
    permission: 'reference.list.read',
    audit: 'consultation',
    purpose: publicList,
    subject: noSubject,
    reply: z.object({
      lists: z.array(CodeListLine),
      catalogue: z.object({ mapped: z.number(), recalled: z.number(), 'not-yet-mapped': z.number() }),
    }),
  },
  /** The lists that stand otherwise than they were built, for every form and page. */
  getInForce: {
    method: 'GET',
    path: '/code-lists/in-force',
    permission: 'reference.list.read',
    audit: 'consultation',
    purpose: publicList,
    subject: noSubject,
    reply: z.object({
      lists: z.record(
        z.string(),
        z.array(z.object({ code: z.string(), label: z.string(), isChoosable: z.boolean() })),
      ),
    }),
  },
  get: {
    method: 'GET',
    path: '/code-lists/:list',
    permission: 'reference.list.read',
    audit: 'consultation',
    purpose: publicList,
    subject: noSubject,
    params: ListParams,
    reply: CodeListLine.extend({
      entries: z.array(CodeEntry.extend({ isChoosable: z.boolean() })),
      versions: z.array(CodeListVersion),
    }),
  },
  /** How a code that was stored on a day is read: by the version of that day, so that a record needs to keep its day only. */
  readCode: {
    method: 'GET',
    path: '/code-lists/:list/codes/:code',
    permission: 'reference.list.read',
    audit: 'consultation',
    purpose: publicList,
    subject: noSubject,
    params: ListParams.extend({ code: requiredText(40, 'Enter the code') }),
    query: z.strictObject({ on: day() }),
    reply: z.object({ version: z.number(), label: z.string(), isRetired: z.boolean() }),
  },
  preview: {
    method: 'POST',
    path: '/code-lists/:list/previews',
    permission: 'admin.codes.manage',
    audit: 'consultation',
    purpose: publicList,
    subject: noSubject,
    params: ListParams,
    body: ListFile,
    reply: z.object({
      differences: ListDifferences.nullable(),
      /** What is wrong with the file or with what it changes; empty when it can be proposed. */
      problems: z.array(z.string()),
    }),
  },
  propose: {
    method: 'POST',
    path: '/code-lists/:list/versions',
    permission: 'admin.codes.manage',
    audit: 'alteration',
    purpose: publicList,
    subject: noSubject,
    params: ListParams,
    body: ListFile.extend({ source: requiredText(200, 'Say where the list comes from'), reason }),
    reply: z.object({ version: z.number() }),
  },
  decide: {
    method: 'POST',
    path: '/code-lists/:list/decisions',
    permission: 'admin.codes.manage',
    audit: 'alteration',
    purpose: publicList,
    subject: noSubject,
    params: ListParams,
    body: z.strictObject({
      isApproved: z.boolean({ error: 'Say whether the version is approved' }),
      reason,
    }),
    reply: z.object({ version: z.number(), status: z.string() }),
  },
})
