/** XML of office files as a tree; document types and entities of its own are refused, and how much is taken in is bounded. */

export type XmlNode = {
  name: string
  attributes: ReadonlyMap<string, string>
  children: (XmlNode | string)[]
}

/** XML that is no XML, or more than is taken in. */
export class XmlProblem extends Error {}

const mostNodes = 2_000_000
const mostDeep = 256

/** The outermost element. Names keep their prefix: `w:p`. */
export function xmlTree(xml: string): XmlNode {
  if (/<!(DOCTYPE|ENTITY)/i.test(xml)) throw new XmlProblem('document type')
  const root: XmlNode = { name: '', attributes: new Map(), children: [] }
  const open = [root]
  let nodes = 0
  let at = 0
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    const text = xml.slice(at, start === -1 ? xml.length : start)
    if (text !== '') open.at(-1)?.children.push(plainText(text))
    if (start === -1) break
    nodes += 1
    if (nodes > mostNodes || open.length > mostDeep) throw new XmlProblem('too much')
    at = takeTag(xml, start, open)
  }
  const first = root.children.find((child): child is XmlNode => typeof child !== 'string')
  if (open.length !== 1 || first === undefined) throw new XmlProblem('not closed')
  return first
}

/** Takes one tag in and answers the place behind it. */
function takeTag(xml: string, start: number, open: XmlNode[]): number {
  const skip = (begin: string, end: string): number => {
    if (!xml.startsWith(begin, start)) return -1
    const stop = xml.indexOf(end, start + begin.length)
    if (stop === -1) throw new XmlProblem('not closed')
    return stop + end.length
  }
  const aside = Math.max(skip('<!--', '-->'), skip('<?', '?>'))
  if (aside !== -1) return aside
  const data = skip('<![CDATA[', ']]>')
  if (data !== -1) {
    open.at(-1)?.children.push(xml.slice(start + 9, data - 3))
    return data
  }
  const end = endOfTag(xml, start)
  const inside = xml.slice(start + 1, end)
  if (inside.startsWith('/')) {
    const closed = open.pop()
    if (closed === undefined || open.length === 0 || closed.name !== inside.slice(1).trim())
      throw new XmlProblem('crossed')
    return end + 1
  }
  const isEmpty = inside.endsWith('/')
  const name = /^[^\s/]+/.exec(inside)?.[0] ?? ''
  const node: XmlNode = { name, attributes: attributesOf(inside.slice(name.length)), children: [] }
  open.at(-1)?.children.push(node)
  if (!isEmpty) open.push(node)
  return end + 1
}

/** A sign of its own in quotation marks does not end a tag. */
function endOfTag(xml: string, start: number): number {
  let quote = ''
  for (let at = start + 1; at < xml.length; at += 1) {
    const sign = xml.charAt(at)
    if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '>') return at
  }
  throw new XmlProblem('not closed')
}

function attributesOf(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  for (const [, name = '', double, single] of text.matchAll(
    /([^\s=/]{1,200})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/g,
  ))
    attributes.set(name, plainText(double ?? single ?? ''))
  return attributes
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plainText = (text: string): string =>
  text.includes('&')
    ? text.replace(
        /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
        (all, decimal?: string, hex?: string, name?: string) => {
          if (name !== undefined) return named[name.toLowerCase()] ?? all
          const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
          return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
        },
      )
    : text

/** The elements straight inside, of a name where one is given. */
export const childrenOf = (node: XmlNode | undefined, name?: string): XmlNode[] =>
  (node?.children ?? []).filter(
    (child): child is XmlNode => typeof child !== 'string' && (name === undefined || child.name === name),
  )

/** The first element straight inside of that name. */
export const childOf = (node: XmlNode | undefined, name: string): XmlNode | undefined =>
  childrenOf(node, name)[0]

/** The text straight inside. */
export const wordsOf = (node: XmlNode | undefined): string =>
  (node?.children ?? []).filter((child) => typeof child === 'string').join('')

/** Every element of the name, however deep, those inside of one of them too. */
export function* everyOf(node: XmlNode, name: string): Generator<XmlNode> {
  for (const child of childrenOf(node)) {
    if (child.name === name) yield child
    yield* everyOf(child, name)
  }
}
