/** What can be asked of the risk tools that a force loads: what stands, its versions, and a new version by two people. */
import { daTools } from '@mips/domain/safeguarding/da-tools'
import { z } from 'zod'
import { codeOf, day, requiredText, text } from './common.ts'
import { defineContract } from './contract.ts'

const standing = { none: 'The tools of the force say nothing about any person on record' } as const
const noSubject = { kind: 'none', why: 'The tools of the force are standing data' } as const
const manage = { permission: 'admin.codes.manage', purpose: standing, subject: noSubject } as const
const params = z.strictObject({ tool: codeOf(daTools) })
const reason = requiredText(1000, 'Give the reason')

export const ToolDifferences = z.object({
  added: z.array(z.string()),
  left: z.array(z.string()),
  reworded: z.array(z.object({ code: z.string(), was: z.string(), is: z.string() })),
  graver: z.array(z.string()),
  lessGrave: z.array(z.string()),
  thresholds: z.object({ was: z.string(), is: z.string() }).nullable(),
})
export type ToolDifferences = z.infer<typeof ToolDifferences>

export const RiskToolContent = z.object({
  topics: z.array(z.object({ code: z.string(), label: z.string(), isGrave: z.boolean() })),
  bands: z.object({ medium: z.number(), high: z.number() }).nullable(),
  grades: z.array(z.object({ code: z.string(), label: z.string() })),
})

export const RiskToolVersion = z.object({
  version: z.number(),
  status: z.enum(['PROPOSED', 'APPROVED', 'REFUSED']),
  validFrom: z.string(),
  source: z.string(),
  reason: z.string(),
  proposedBy: z.string().nullable(),
  proposedAt: z.string(),
  decidedBy: z.string().nullable(),
  decidedReason: z.string().nullable(),
  content: RiskToolContent,
  /** Against the approved version before it. */
  differences: ToolDifferences,
  /** Why this reader may not decide about it; null when they may, or when it is decided. */
  notByYou: z.string().nullable(),
})
export type RiskToolVersion = z.infer<typeof RiskToolVersion>

export const RiskToolLine = z.object({
  tool: z.string(),
  label: z.string(),
  /** The version that new assessments are made with; null where none is loaded. */
  version: z.number().nullable(),
  validFrom: z.string().nullable(),
  topics: z.number(),
  hasProposal: z.boolean(),
  /** Whether its topics come with the program where nothing is loaded. */
  isBuiltIn: z.boolean(),
})
export type RiskToolLine = z.infer<typeof RiskToolLine>

const ToolFile = z.strictObject({
  text: text(100_000).refine((value) => value !== '', { error: 'Choose a file, or put its text in' }),
  validFrom: day(),
})
export type ToolFile = z.output<typeof ToolFile>

export const riskTool = defineContract('riskTool', {
  listTools: {
    ...manage,
    method: 'GET',
    path: '/risk-tools',
    audit: 'consultation',
    reply: z.object({ tools: z.array(RiskToolLine) }),
  },
  get: {
    ...manage,
    method: 'GET',
    path: '/risk-tools/:tool',
    audit: 'consultation',
    params,
    reply: RiskToolLine.extend({ versions: z.array(RiskToolVersion) }),
  },
  preview: {
    ...manage,
    method: 'POST',
    path: '/risk-tools/:tool/previews',
    audit: 'consultation',
    params,
    body: ToolFile,
    reply: z.object({ differences: ToolDifferences.nullable(), problems: z.array(z.string()) }),
  },
  propose: {
    ...manage,
    method: 'POST',
    path: '/risk-tools/:tool/versions',
    audit: 'alteration',
    params,
    body: ToolFile.extend({ source: requiredText(200, 'Say where the tool comes from'), reason }),
    reply: z.object({ version: z.number() }),
  },
  decide: {
    ...manage,
    method: 'POST',
    path: '/risk-tools/:tool/decisions',
    audit: 'alteration',
    params,
    body: z.strictObject({
      isApproved: z.boolean({ error: 'Say whether the version is approved' }),
      reason,
    }),
    reply: z.object({ version: z.number(), status: z.string() }),
  },
})
