/** The topics of a stay, each asked of the module that keeps it. */
import type { StayTopic } from '@mips/contracts/custody-topics'
import type { Ctx } from '../../platform/http/module.ts'
import { topicsOf as care } from '../custody-care/custody-care.topics.service.ts'
import { topicsOf as limits } from '../custody-limits/custody-limits.topics.service.ts'
import { topicsOf as outcome } from '../custody-outcome/custody-outcome.topics.service.ts'
import { topicsOf as rights } from '../custody-rights/custody-rights.topics.service.ts'
import { topicsOf as procedures } from '../custody-procedures/custody-procedures.topics.service.ts'
import { topicsOf as overview, type TopicsOf } from '../custody/custody.topics.service.ts'

/** In the order of the modules; one line for each that has topics. */
const parts: readonly TopicsOf[] = [overview, care, rights, procedures, limits, outcome]

/** How far each topic is. One transaction answers one question at a time, so they are asked in turn. */
export async function listTopics(ctx: Ctx, recordId: string): Promise<{ topics: StayTopic[] }> {
  const topics: StayTopic[] = []
  for (const topicsOf of parts) topics.push(...(await topicsOf(ctx, recordId)))
  return { topics }
}
