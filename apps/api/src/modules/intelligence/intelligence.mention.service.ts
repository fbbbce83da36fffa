/** The links of a report to whom and what its paragraphs name, made of the answers to the names (NL-1, NL-2). */
import { mentionsIn } from '@mips/domain/intelligence/named-in-text'
import { londonDay } from '@mips/domain/time/london-day'
import type { Ctx } from '../../platform/http/module.ts'
import { keepMentionedLinks } from './intelligence.repository.ts'

export type NamingParagraph = {
  number: number
  /** What was sent in, and the newest text beside it: a name that stands in neither is linked no more. */
  texts: readonly string[]
  /** What readers hold of it: nobody is told of a name that was taken out of it. */
  live?: string | undefined
}

/**
 * Puts the links of one paragraph right by the last answers: made, or ended where the answer was changed or the name is gone. Readers
 * are told with a release alone; the records that are linked then.
 */
export function keepMentioned(
  ctx: Ctx,
  reportId: string,
  { number, texts, live = '' }: NamingParagraph,
  { isRelease }: { isRelease: boolean },
): Promise<string[]> {
  const at = ctx.clock.now()
  const valuesIn = (text: string) => [
    ...new Set(mentionsIn(text, londonDay(at.toISOString())).map(({ value }) => value)),
  ]
  return keepMentionedLinks(ctx.tx, {
    reportId,
    number,
    values: valuesIn(texts.join('\n')),
    named: valuesIn(live),
    isRelease,
    at,
  })
}
