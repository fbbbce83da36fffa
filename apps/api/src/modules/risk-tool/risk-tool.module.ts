/** The routes of the risk tools that a force loads. */
import { riskTool } from '@mips/contracts'
import { implement } from '../../platform/http/module.ts'
import { decideAbout, getTool, listTools, previewVersion, proposeVersion } from './risk-tool.service.ts'

export const riskToolModule = implement(riskTool)({
  listTools: (ctx) => listTools(ctx),
  get: (ctx, { params }) => getTool(ctx, params.tool),
  preview: (ctx, { params, body }) => previewVersion(ctx, params.tool, body),
  propose: (ctx, { params, body }) => proposeVersion(ctx, params.tool, body),
  decide: (ctx, { params, body }) => decideAbout(ctx, params.tool, body),
})
