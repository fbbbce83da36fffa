/** The elements of one name in XML that was checked for entities and document types; one pass, however the text is made. */
import { ZipProblem } from './zip.ts'

export type Element = { attributes: string; content: string }

/** Every element of the name that is not inside of another of it, in order. */
export function* elements(xml: string, name: string): Generator<Element> {
  const open = new RegExp(`<(?:\\w{1,20}:)?${name}(?=[\\s/>])([^<>]*)>`, 'g')
  const close = new RegExp(`</(?:\\w{1,20}:)?${name}\\s{0,9}>`, 'g')
  for (let found = open.exec(xml); found !== null; found = open.exec(xml)) {
    const attributes = found[1] ?? ''
    if (attributes.endsWith('/')) {
      yield { attributes, content: '' }
      continue
    }
    close.lastIndex = open.lastIndex
    const end = close.exec(xml)
    if (end === null) throw damagedXml()
    yield { attributes, content: xml.slice(open.lastIndex, end.index) }
    open.lastIndex = close.lastIndex
  }
}

/** The value of an attribute as it stands for. */
export const attribute = (attributes: string, name: string): string | undefined => {
  const found = new RegExp(`(?:^|\\s)${name}="([^"]*)"`).exec(attributes)?.[1]
  return found === undefined ? undefined : unescapeXml(found)
}

export const damagedXml = () =>
  new ZipProblem('The workbook is damaged: open it in the spreadsheet and save it again.')

/** Every run of text inside; how Japanese is read aloud stands after it and is no part of it. */
export function textOf(item: string): string {
  if (item === '') return ''
  const runs = [...elements(item, 't')].map(({ content }) => unescapeXml(content))
  const spoken = item.includes('rPh')
    ? [...elements(item, 'rPh')].flatMap(({ content }) => [...elements(content, 't')]).length
    : 0
  return runs.slice(0, runs.length - spoken).join('')
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The five entities of XML and characters by number; every other one stays as it is written. */
export const unescapeXml = (text: string): string =>
  text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (all, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return named[name.toLowerCase()] ?? all
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
    },
  )
