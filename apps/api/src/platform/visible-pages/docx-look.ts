/** Whether a run of a Word file can be seen: not hidden, not too small, and in another colour than what is behind it. */
import { childOf, childrenOf, type XmlNode } from '../office/xml-tree.ts'
import { contrastOf, FAINTEST } from './contrast.ts'

/** How a run looks; what is not said is undefined. */
export type Look = {
  isHidden?: boolean
  colour?: string
  behind?: string
  halfPoints?: number
  across?: number
  isBold?: boolean
}

const isOn = (node: XmlNode | undefined): boolean | undefined => {
  if (node === undefined) return undefined
  return !['0', 'false', 'off', 'none'].includes(node.attributes.get('w:val') ?? 'true')
}

const hexOf = (value: string | undefined): string | undefined =>
  value !== undefined && /^[0-9a-f]{6}$/i.test(value) ? `#${value.toLowerCase()}` : undefined

const highlights: Record<string, string> = {
  black: '#000000',
  white: '#ffffff',
  yellow: '#ffff00',
  green: '#00ff00',
  cyan: '#00ffff',
  magenta: '#ff00ff',
  blue: '#0000ff',
  red: '#ff0000',
  darkBlue: '#000080',
  darkCyan: '#008080',
  darkGreen: '#008000',
  darkMagenta: '#800080',
  darkRed: '#800000',
  darkYellow: '#808000',
  darkGray: '#808080',
  lightGray: '#c0c0c0',
}

/** What shading says is behind. */
export const shadeOf = (properties: XmlNode | undefined): string | undefined => {
  const shade = childOf(properties, 'w:shd')
  if (shade?.attributes.get('w:val') === 'solid') return hexOf(shade.attributes.get('w:color')) ?? '#000000'
  return hexOf(shade?.attributes.get('w:fill'))
}

const whites = new Set(['background1', 'light1', 'bg1', 'lt1'])

/** What the properties of a run say. */
export function lookOf(properties: XmlNode | undefined): Look {
  const value = (name: string) => childOf(properties, name)?.attributes.get('w:val')
  const hidden = [isOn(childOf(properties, 'w:vanish')), isOn(childOf(properties, 'w:specVanish'))]
  const colour = childOf(properties, 'w:color')
  const theme = colour?.attributes.get('w:themeColor') ?? ''
  const named = hexOf(colour?.attributes.get('w:val')) ?? (colour === undefined ? undefined : '#000000')
  const look: Look = {}
  if (hidden.some((one) => one !== undefined)) look.isHidden = hidden.includes(true)
  const shown = whites.has(theme) && !colour?.attributes.has('w:themeShade') ? '#ffffff' : named
  if (shown !== undefined) look.colour = shown
  const behind = highlights[value('w:highlight') ?? ''] ?? shadeOf(properties)
  if (behind !== undefined) look.behind = behind
  if (value('w:sz') !== undefined) look.halfPoints = Number(value('w:sz'))
  if (value('w:w') !== undefined) look.across = Number.parseFloat(value('w:w') ?? '100')
  const bold = isOn(childOf(properties, 'w:b'))
  if (bold !== undefined) look.isBold = bold
  return look
}

/** Whether letters that look so are seen on paper of that colour. */
export function isSeenLook(look: Look, paper: string): boolean {
  if (look.isHidden === true) return false
  if ((look.halfPoints ?? 22) < 4 || (look.across ?? 100) < 10) return false
  return contrastOf(look.colour ?? '#000000', look.behind ?? paper) >= FAINTEST
}

/** The looks of the styles of a file by their names, with what they are based on. */
export function stylesOf(styles: XmlNode | undefined): (name: string | undefined) => Look {
  const own = new Map(
    childrenOf(styles, 'w:style').map((style) => [style.attributes.get('w:styleId') ?? '', style]),
  )
  const general = lookOf(childOf(childOf(childOf(styles, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'))
  const standard = [...own].find(
    ([, style]) =>
      style.attributes.get('w:type') === 'paragraph' && style.attributes.get('w:default') === '1',
  )?.[0]
  const resolve = (name: string | undefined, depth: number): Look => {
    const style = own.get(name ?? '')
    if (style === undefined || depth > 20) return {}
    const shade = shadeOf(childOf(style, 'w:pPr'))
    return {
      ...resolve(childOf(style, 'w:basedOn')?.attributes.get('w:val'), depth + 1),
      ...(shade === undefined ? {} : { behind: shade }),
      ...lookOf(childOf(style, 'w:rPr')),
    }
  }
  return (name) => (name === undefined ? { ...general, ...resolve(standard, 0) } : resolve(name, 0))
}
