/** How well one colour is told from another, both `#rrggbb`. */

/** The contrast, as WCAG reckons it, below which a letter is not told from what is behind it. */
export const FAINTEST = 1.3

/** From 0 for black to 1 for white, by the weights of relative luminance. */
export function lightnessOf(colour: string): number {
  const [red = 0, green = 0, blue = 0] = partsOf(colour).map((part) =>
    part / 255 <= 0.03928 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const partsOf = (colour: string): number[] =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16))

/** From 1 for the same lightness to 21 for black on white; two colours of one lightness are told apart by their parts. */
export function contrastOf(one: string, other: string): number {
  const [light, dark] = [lightnessOf(one), lightnessOf(other)].sort((a, b) => b - a) as [number, number]
  const others = partsOf(other)
  const apart = Math.max(...partsOf(one).map((part, index) => Math.abs(part - (others[index] ?? 0))))
  return Math.max((light + 0.05) / (dark + 0.05), apart >= 96 ? FAINTEST : 0)
}
