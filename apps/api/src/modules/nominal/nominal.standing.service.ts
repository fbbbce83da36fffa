/** The search for a person as later modules run it: over everybody or over some, with the terms in words. */
import type { PersonTerms } from '@mips/contracts/nominal-terms'
import { londonDay } from '@mips/domain/time/london-day'
import type { RecordCtx } from '../pole/record.service.ts'
import { findMatches, findMatchesAmong, type Match } from './nominal.match.service.ts'
import { readTerms } from './nominal.terms.ts'

/** Who may be meant, as far as this transaction sees; `among` narrows to these nominals. */
export function matchPeople(
  ctx: Pick<RecordCtx, 'tx' | 'clock'>,
  asked: PersonTerms,
  more: { locationIds: string[]; among: readonly string[] | undefined },
): Promise<Match[]> {
  const terms = readTerms(asked, londonDay(ctx.clock.now().toISOString()))
  return more.among === undefined
    ? findMatches(ctx.tx, terms, more.locationIds)
    : findMatchesAmong(ctx.tx, terms, more.locationIds, more.among)
}

/** How the terms are understood; `today` is YYYY-MM-DD. */
export const termsInWords = (asked: PersonTerms, today: string): string[] =>
  readTerms(asked, today).understood
