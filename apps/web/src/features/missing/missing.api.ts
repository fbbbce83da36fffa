/** What the pages of missing people read again after an act, and how their states and levels are coloured. */
import type { Tone } from '@mips/ui/tone.ts'
import { topicApi } from '../../platform/topic-api.ts'

export const refreshesMissing = [
  topicApi.missing.get.key,
  topicApi.missing.list.key,
  topicApi.mash.getChildren.key,
] as const

export const levelTone = (code: string | undefined): Tone =>
  (({ HI: 'bad', ME: 'caution', LO: 'info', VL: 'neutral' }) as const)[code ?? ''] ?? 'neutral'
