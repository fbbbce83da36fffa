/** Whether a cell of a workbook can be seen by its style, and whether its number is a day. */
import { childOf, childrenOf, type XmlNode } from '../office/xml-tree.ts'
import { contrastOf, FAINTEST } from './contrast.ts'

export type CellLook = { isSeen: boolean; isDay: boolean; behind: string }

/** Colours of the theme that a workbook has unless it says others: the first is the paper, the second the ink. */
const theme = ['#ffffff', '#000000', '#e7e6e6', '#44546a']
const indexed = ['#000000', '#ffffff', '#ff0000', '#00ff00', '#0000ff', '#ffff00', '#ff00ff', '#00ffff']

/** The colour that a node names; undefined where it names none that is known. */
export function colourOf(node: XmlNode | undefined): string | undefined {
  const rgb = node?.attributes.get('rgb')
  if (rgb !== undefined && /^[0-9a-f]{6,8}$/i.test(rgb)) return `#${rgb.slice(-6).toLowerCase()}`
  const own = node?.attributes.get('theme')
  // A tint makes white darker; what is nearly white stays unseen on white all the same.
  if (own !== undefined)
    return Number(node?.attributes.get('tint') ?? 0) < -0.1 ? '#808080' : theme[Number(own)]
  const index = node?.attributes.get('indexed')
  if (index === undefined) return undefined
  if (index === '64') return '#000000'
  return index === '65' ? '#ffffff' : indexed[Number(index) % 8]
}

/** The looks of cells by the number of their style. */
export function cellLooks(styles: XmlNode | undefined): CellLook[] {
  const fonts = childrenOf(childOf(styles, 'fonts'), 'font').map(inkOf)
  const fills = childrenOf(childOf(styles, 'fills'), 'fill').map(fillOf)
  const formats = new Map(
    childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) => [
      Number(attributes.get('numFmtId')),
      attributes.get('formatCode') ?? '',
    ]),
  )
  return childrenOf(childOf(styles, 'cellXfs'), 'xf').map(({ attributes }) => {
    const format = Number(attributes.get('numFmtId') ?? 0)
    const code = formats.get(format) ?? ''
    const behind = fills[Number(attributes.get('fillId') ?? 0)] ?? '#ffffff'
    const ink = fonts[Number(attributes.get('fontId') ?? 0)]
    return {
      behind,
      isSeen: isSeenInk(ink, behind) && !/^[; ]*;[; ]*$/.test(code),
      isDay: (format >= 14 && format <= 22) || (format >= 45 && format <= 47) || isDayFormat(code),
    }
  })
}

export type Ink = { colour: string; size: number }

/** The ink of a font, or of a run of letters in a cell. */
export const inkOf = (font: XmlNode): Ink => ({
  colour: colourOf(childOf(font, 'color')) ?? '#000000',
  size: Number(childOf(font, 'sz')?.attributes.get('val') ?? 11),
})

/** Letters below two points, or in the colour of the cell, are not seen. */
export const isSeenInk = (ink: Ink | undefined, behind: string): boolean =>
  ink === undefined || (ink.size >= 2 && contrastOf(ink.colour, behind) >= FAINTEST)

const fillOf = (fill: XmlNode): string => {
  const pattern = childOf(fill, 'patternFill')
  if (pattern?.attributes.get('patternType') !== 'solid') return '#ffffff'
  return colourOf(childOf(pattern, 'fgColor')) ?? '#ffffff'
}

const isDayFormat = (code: string): boolean =>
  /[ymdhs]/i.test(code.slice(0, 255).replace(/"[^"]*"|\[[^\][]*\]|\\./g, ''))
