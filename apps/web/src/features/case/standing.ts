/** The colour of how far a file is; the words beside it say the same. */
import type { Tone } from '@mips/ui/tone.ts'

const tones: Record<string, Tone> = {
  BUILDING: 'info',
  SUBMITTED: 'special',
  CERTIFIED: 'good',
  CHANGED: 'caution',
}

export const standingTone = (code: string): Tone => tones[code] ?? 'info'
