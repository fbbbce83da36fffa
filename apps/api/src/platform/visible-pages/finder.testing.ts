/** Looks for a planted secret in a file in every way that is known: as bytes in many codings, unpacked, as text, in its facts and in its pixels. */
import { inflateRawSync, inflateSync } from 'node:zlib'
import sharp from 'sharp'

/** Where the secret was found; nothing where it was not. */
export async function findSecret(file: Buffer, secret: string): Promise<string[]> {
  const found = new Set<string>()
  const parts = unpackedParts(file)
  for (const [index, part] of parts.entries())
    for (const [coding, needle] of needlesOf(secret)) {
      if (part.includes(needle)) found.add(`${index === 0 ? 'bytes' : 'unpacked'} as ${coding}`)
    }
  for (const part of parts) if (lettersOf(part).includes(secret)) found.add('spelt in pieces')
  if (file.subarray(0, 1024).includes('%PDF-'))
    for (const place of await inPdf(file, secret)) found.add(place)
  if (parts.some((part) => part.includes(barePixels))) found.add('bare pixels')
  for (const picture of picturesIn(parts))
    for (const place of await inPicture(picture, secret)) found.add(place)
  return [...found]
}

function needlesOf(secret: string): [string, Buffer][] {
  const wide = Buffer.from(secret, 'utf16le')
  const swapped = Buffer.from(wide).swap16()
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), Buffer.from(secret)]).toString('base64')
    return whole.slice(Math.ceil((shift * 4) / 3) + 1, -4)
  })
  return [
    ['text', Buffer.from(secret)],
    ['UTF-16', wide],
    ['UTF-16 the other way', swapped],
    ['hexadecimal', Buffer.from(Buffer.from(secret).toString('hex'))],
    ['capital hexadecimal', Buffer.from(Buffer.from(secret).toString('hex').toUpperCase())],
    ['UTF-16 in hexadecimal', Buffer.from(swapped.toString('hex'))],
    ['UTF-16 in capital hexadecimal', Buffer.from(swapped.toString('hex').toUpperCase())],
    ['text read backwards', Buffer.from([...secret].reverse().join(''))],
    [
      'tag characters',
      Buffer.from([...secret].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')),
    ],
    ...base64.map((text): [string, Buffer] => ['base64', Buffer.from(text)]),
  ]
}

/** The file, every stream in it that unpacks, and what unpacks of those; entries of archives too. */
function unpackedParts(file: Buffer): Buffer[] {
  const parts = [file]
  for (let index = 0; index < parts.length && parts.length < 2000; index += 1) {
    const part = parts[index] ?? file
    for (let at = part.indexOf('stream'); at !== -1; at = part.indexOf('stream', at + 6)) {
      const body = part.subarray(at + 6 + (part[at + 6] === 13 ? 2 : 1))
      const inflated = attempt(() => inflateSync(body, { maxOutputLength: 100_000_000 }))
      if (inflated !== undefined) parts.push(inflated)
      else if (body[0] === 0xff && body[1] === 0xd8) parts.push(body.subarray(0, endOf(body)))
    }
    for (let at = part.indexOf('PK\u0003\u0004'); at !== -1; at = part.indexOf('PK\u0003\u0004', at + 4)) {
      const body = part.subarray(at + 30 + part.readUInt16LE(at + 26) + part.readUInt16LE(at + 28))
      const packed = part.readUInt16LE(at + 8)
      const entry =
        packed === 0 ? body.subarray(0, part.readUInt32LE(at + 18)) : attempt(() => inflateRawSync(body))
      if (entry !== undefined) parts.push(entry)
    }
  }
  return parts
}

const endOf = (body: Buffer): number => {
  const end = body.indexOf('endstream')
  return end === -1 ? body.length : end
}

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    // Most places that look packed are not.
    return undefined
  }
}

/** Letters of XML and of PDF strings joined without what stands between them. */
const lettersOf = (part: Buffer): string => {
  if (part.length > 3_000_000) return ''
  const text = part.toString('latin1')
  return text.replaceAll(/<[^>]*>/g, '') + text.replaceAll(/\)[^()]{0,40}\(/g, '')
}

async function inPdf(file: Buffer, secret: string): Promise<string[]> {
  await import('./dom-matrix.ts')
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({ data: new Uint8Array(file), verbosity: 0 })
  const pdf = await task.promise.catch(() => undefined)
  if (pdf === undefined) return []
  const found: string[] = []
  const look = (place: string, held: unknown) => {
    if (squeezed(JSON.stringify(held ?? null)).includes(squeezed(secret))) found.push(`PDF ${place}`)
  }
  look('metadata', await pdf.getMetadata().then(({ info, metadata }) => [info, metadata?.getRaw()]))
  look('outline', await pdf.getOutline())
  look(
    'attachments',
    Object.values(
      ((await pdf.getAttachments()) ?? {}) as Record<string, { filename: string; content: Uint8Array }>,
    ).map(({ filename, content }) => [filename, Buffer.from(content).toString('latin1')]),
  )
  look('programs', await pdf.getJSActions())
  look('fields', await pdf.getFieldObjects())
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent({ includeMarkedContent: true, disableNormalization: false })
    look('text', items.map((item) => ('str' in item ? item.str : '')).join(''))
    look('annotations', await page.getAnnotations())
    look('structure', await page.getStructTree())
  }
  await task.destroy()
  return found
}

const squeezed = (text: string): string => text.replaceAll(/\s+/g, '')

const heads = [Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), Buffer.from([0xff, 0xd8, 0xff])]

/** Whole pictures among the parts, and those that stand behind or inside of something else. */
const picturesIn = (parts: readonly Buffer[]): Buffer[] =>
  parts.flatMap((part) =>
    heads.flatMap((head) => {
      const found: Buffer[] = []
      for (let at = part.indexOf(head); at !== -1 && found.length < 20; at = part.indexOf(head, at + 3))
        found.push(part.subarray(at))
      return found
    }),
  )

/** The colour in which secrets are painted into pictures: it stands nowhere else. */
export const secretColour = { r: 255, g: 0, b: 220 }
const barePixels = Buffer.from(Array.from({ length: 5 }, () => [255, 0, 220]).flat())

/** Looks at the facts around a picture and at its pixels, those that are covered by nothing but see-through too. */
async function inPicture(picture: Buffer, secret: string): Promise<string[]> {
  const found: string[] = []
  const facts = await sharp(picture)
    .metadata()
    .catch(() => undefined)
  if (facts === undefined) return []
  for (const [name, held] of Object.entries(facts))
    if (Buffer.isBuffer(held) && needlesOf(secret).some(([, needle]) => held.includes(needle)))
      found.push(`picture ${name}`)
  // What only looks like the head of a picture has no pixels.
  const pixels = await sharp(picture)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
    .catch(() => undefined)
  if (pixels === undefined) return found
  const { data, info } = pixels
  let painted = 0
  for (let at = 0; at + 2 < data.length; at += info.channels) {
    const [red = 0, green = 0, blue = 0] = data.subarray(at, at + 3)
    if (red > 170 && green < 110 && blue > 150) painted += 1
  }
  if (painted > 12) found.push('pixels')
  if (data.includes(Buffer.from(secret))) found.push('bytes of pixels')
  return found
}
