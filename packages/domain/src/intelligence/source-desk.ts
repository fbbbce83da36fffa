/** Words and figures of the source unit's desk, beside the rules of the corridor in `source-vault`. */

/** Kinds of source: a member of the public who tells what they know, and one under an authority (RIPA 2000 s.29, recalled). */
export const sourceKinds = [
  { code: 'PUBLIC', label: 'Member of the public' },
  { code: 'COVERT', label: 'Covert source under an authority' },
] as const
export type SourceKind = (typeof sourceKinds)[number]['code']

/** How long an opened identity may be read, in minutes; each force sets its own. */
export const openingMinutes = { minutes: 30, mark: 'recalled' } as const

const firsts =
  'Amber Ashen Birch Bright Cedar Clear Copper Coral Crisp Dusky Early Fallow Flint Frosty Golden Hazel Heather Ivory Jade Linen Marble Misty Mossy Ochre Olive Pearl Pewter Plain Quiet Russet Sable Sandy Silver Slate Still Tawny'.split(
    ' ',
  )
const seconds =
  'Anchor Arrow Basin Bellows Bridge Candle Canvas Chisel Cobble Compass Cradle Easel Ember Ferry Fiddle Garden Gate Harbour Hinge Kettle Ladder Lantern Loom Meadow Mill Needle Orchard Paddle Pebble Quarry Rudder Saddle Shuttle Spindle Thimble Trellis'.split(
    ' ',
  )

/** A pseudonym of three numbers made by chance: words that say nothing of anybody. */
export function pseudonymOf(first: number, second: number, number: number): string {
  return `${firsts[first % firsts.length]} ${seconds[second % seconds.length]} ${10 + (number % 90)}`
}
