/** The calendar day in London at an instant. */
import { toLondon } from './london-time.ts'

/** YYYY-MM-DD in London; an instant without a zone answers its own first ten letters. */
export const londonDay = (instant: string): string => toLondon(instant)?.day ?? instant.slice(0, 10)
