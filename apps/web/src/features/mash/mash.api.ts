/** What the pages of the hub read again after an act, and how grades are coloured. */
import type { Tone } from '@mips/ui/tone.ts'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesMash = [
  topicApi.mash.getReferral.key,
  topicApi.mash.listReferrals.key,
  topicApi.safeguarding.getVulnerability.key,
] as const

export const gradeTone = (code: string | undefined): Tone =>
  (({ RED: 'bad', AMBER: 'caution', GREEN: 'good', BLUE: 'info' }) as const)[code ?? ''] ?? 'neutral'
