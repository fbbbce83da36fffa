/** The rows of a bail as the domain reads them: its period, its extensions, the time with the CPS, its end. */
import { isRank } from '@mips/domain/codes/ranks'
import type { BailExtension, BailFacts } from '@mips/domain/custody/bail-clock'
import { bailEnds, bailRegimes } from '@mips/domain/custody/outcome-codes'
import { londonDay } from '@mips/domain/time/london-day'
import type { BailRow } from './custody-outcome.rows.ts'

type Extended = { at: string; rank: string; details: Record<string, unknown> }

/** One extension with its conditions A to D. */
export function extensionOf({ at, rank, details }: Extended): BailExtension {
  const is = (name: string) => details[name] === true
  return {
    day: londonDay(at),
    rank: rank === 'COURT' || isRank(rank) ? rank : 'STAFF',
    ...(typeof details.months === 'number' ? { months: details.months } : {}),
    conditions: {
      suspected: is('suspected'),
      timeNeeded: is('timeNeeded'),
      diligent: is('diligent'),
      necessary: is('necessary'),
    },
    representationsConsidered: is('representationsConsidered'),
  }
}

/** Everything that the clock of bail is read from. */
export function bailFactsOf(bail: BailRow): BailFacts {
  const end = bail.entries.find(({ kind }) => kind === 'ENDED')
  const how = bailEnds.find(({ code }) => code === end?.details.end)?.code
  return {
    regime: bailRegimes.find(({ code }) => code === bail.regime)?.code ?? 'STANDARD',
    arrestDay: bail.arrestDay.slice(0, 10),
    grantedBy: isRank(bail.grantedRank) ? bail.grantedRank : 'STAFF',
    extensions: bail.entries
      .filter(({ kind }) => kind === 'EXTENDED')
      .map(({ at, officerRank, details }) => extensionOf({ at, rank: officerRank, details })),
    cps: cpsSpells(bail),
    ...(bail.returnAt === null ? {} : { returnDay: londonDay(bail.returnAt) }),
    isReturnAligned: bail.isReturnAligned,
    ...(end === undefined || how === undefined ? {} : { ended: { day: londonDay(end.at), how } }),
    ...(bail.isAnswered ? { ended: { day: londonDay(bail.grantedAt), how: 'ANSWERED' as const } } : {}),
  }
}

/** 47ZL: each time the file went to the CPS, with the day it came back. */
function cpsSpells(bail: BailRow): { from: string; to?: string }[] {
  const spells: { from: string; to?: string }[] = []
  for (const { kind, at } of bail.entries) {
    const last = spells.at(-1)
    if (kind === 'CPS_SENT') spells.push({ from: londonDay(at) })
    if (kind === 'CPS_BACK' && last !== undefined && last.to === undefined) last.to = londonDay(at)
  }
  return spells
}
