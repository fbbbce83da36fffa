/** What a colour says; words always say it too. */
export type Tone = 'neutral' | 'info' | 'good' | 'caution' | 'bad' | 'special'
