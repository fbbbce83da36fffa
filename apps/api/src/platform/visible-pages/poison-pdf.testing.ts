/** PDFs written by hand, object by object, each with a secret planted in one of the ways in which redaction is known to fail. */
import { deflateSync } from 'node:zlib'
import type { Poison } from './poison.testing.ts'
import type { Chance } from './random.testing.ts'

type Plan = {
  /** Orders of the page. */
  content?: string
  /** Further entries of the page, of its resources and of the catalogue. */
  page?: string
  resources?: string
  catalogue?: string
  trailer?: string
  /** Further objects from number 10 on; streams are [dictionary, bytes]. */
  objects?: (string | [string, Buffer])[]
  before?: string
  after?: string
}

/** A PDF of one page; `isPacked` packs the streams. */
export function pdfOf(plan: Plan, isPacked: boolean): Buffer {
  const stream = (dictionary: string, bytes: Buffer): Buffer => {
    const body = isPacked && !dictionary.includes('/Filter') ? deflateSync(bytes) : bytes
    const filter = body === bytes ? '' : '/Filter /FlateDecode'
    return Buffer.concat([
      Buffer.from(`<< ${dictionary} ${filter} /Length ${body.length} >>\nstream\n`),
      body,
      Buffer.from('\nendstream'),
    ])
  }
  const objects: (Buffer | undefined)[] = [
    undefined,
    Buffer.from(`<< /Type /Catalog /Pages 2 0 R ${plan.catalogue ?? ''} >>`),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 500 400] /Contents 4 0 R ${plan.page ?? ''} ` +
        `/Resources << /Font << /F1 5 0 R >> ${plan.resources ?? ''} >> >>`,
    ),
    stream('', Buffer.from(plan.content ?? '', 'latin1')),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'),
    undefined,
    undefined,
    undefined,
    undefined,
    ...(plan.objects ?? []).map((held) =>
      typeof held === 'string' ? Buffer.from(held, 'latin1') : stream(...held),
    ),
  ]
  let file = Buffer.from(`%PDF-1.7\n${plan.before ?? ''}`, 'latin1')
  const places = objects.map((body, number) => {
    const place = file.length
    if (body !== undefined)
      file = Buffer.concat([file, Buffer.from(`${number} 0 obj\n`), body, Buffer.from('\nendobj\n')])
    return body === undefined ? undefined : place
  })
  const rows = places.map((place) =>
    place === undefined ? '0000000000 65535 f ' : `${String(place).padStart(10, '0')} 00000 n `,
  )
  const end = `xref\n0 ${objects.length}\n${rows.join('\n')}\ntrailer\n<< /Size ${objects.length} /Root 1 0 R ${plan.trailer ?? ''} >>\nstartxref\n${file.length}\n%%EOF\n${plan.after ?? ''}`
  return Buffer.concat([file, Buffer.from(end, 'latin1')])
}

/** An order that shows words at a place. */
export const show = (words: string, x: number, y: number, size = 12, more = ''): string =>
  `BT ${more} /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${words}) Tj ET\n`

type Way = (secret: string, chance: Chance, body: string) => Plan

const streamed = (secret: string): Buffer => Buffer.from(`begin ${secret} end`)
/** Pixels of red, green and blue: the left half white, the right half in the colour of secrets, which is cut off. */
const halfSecret = (): Buffer => {
  const row = [
    ...Array.from({ length: 20 }, () => [255, 255, 255]),
    ...Array.from({ length: 20 }, () => [255, 0, 220]),
  ].flat()
  return Buffer.from(Array.from({ length: 20 }, () => row).flat())
}
const picture =
  '/Type /XObject /Subtype /Image /Width 40 /Height 20 /ColorSpace /DeviceRGB /BitsPerComponent 8'
const hide =
  (orders: (secret: string, chance: Chance) => string, resources = '', objects: Plan['objects'] = []): Way =>
  (secret, chance, body) => ({ content: body + orders(secret, chance), resources, objects })

/** Every way, by its name. */
export const pdfWays: Record<string, Way> = {
  'rendering mode 3': hide((secret) => show(secret, 60, 200, 12, '3 Tr')),
  'rendering mode 7': hide((secret) => `q ${show(secret, 60, 200, 12, '7 Tr')} Q `),
  'white on white': hide((secret) => `1 1 1 rg ${show(secret, 60, 200)} 0 g `),
  'nearly white on white': hide((secret) => `0.97 0.98 0.96 rg ${show(secret, 60, 200)} 0 g `),
  'black on black': hide((secret) => `0 g 50 190 300 30 re f ${show(secret, 60, 200)}`),
  'beside the page': hide((secret, chance) =>
    show(secret, chance.of([-400, 700, 60]), chance.of([900, -300])),
  ),
  'outside of the crop box': (secret, _, body) => ({
    content: body + show(secret, 60, 20),
    page: '/CropBox [0 50 500 400]',
  }),
  'too small': hide((secret) => show(secret, 60, 200, 0.4)),
  'pressed to nothing': hide((secret) => show(secret, 60, 200, 12, '0.5 Tz')),
  'covered by black': hide((secret) => `${show(secret, 60, 200)} 0 g 40 190 300 30 re f `),
  'covered by white': hide((secret) => `${show(secret, 60, 200)} 1 1 1 rg 40 190 300 30 re f 0 g `),
  'covered by a curved shape': hide(
    (secret) => `${show(secret, 120, 200)} 0.2 g 40 150 m 40 260 340 260 340 150 c 40 150 l h f 0 g `,
  ),
  'covered by a picture': hide(
    (secret) => `${show(secret, 60, 200)} q 300 0 0 60 40 180 cm /I1 Do Q `,
    '/XObject << /I1 10 0 R >>',
    [[picture, Buffer.alloc(2400, 200)]],
  ),
  'see-through': hide(
    (secret) => `q /G1 gs ${show(secret, 60, 200)} Q `,
    '/ExtGState << /G1 << /ca 0.02 /CA 0.02 >> >>',
  ),
  'cut away': hide((secret) => `q 10 10 20 20 re W n ${show(secret, 60, 200)} Q `),
  'layer switched off': (secret, _, body) => ({
    content: `${body}/OC /L1 BDC ${show(secret, 60, 200)} EMC `,
    resources: '/Properties << /L1 10 0 R >>',
    catalogue: '/OCProperties << /OCGs [10 0 R] /D << /OFF [10 0 R] /Order [10 0 R] >> >>',
    objects: ['<< /Type /OCG /Name (Notes) >>'],
  }),
  'drawing on a layer switched off': (secret, _, body) => ({
    content: `${body}q 1 0 0 1 0 0 cm /X1 Do Q `,
    resources: '/XObject << /X1 11 0 R >>',
    catalogue: '/OCProperties << /OCGs [10 0 R] /D << /BaseState /OFF >> >>',
    objects: [
      '<< /Type /OCG /Name (Notes) >>',
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 500 400] /OC 10 0 R /Resources << /Font << /F1 5 0 R >> >>',
        Buffer.from(show(secret, 60, 200)),
      ],
    ],
  }),
  'name of a layer': (secret, _, body) => ({
    content: body,
    catalogue: '/OCProperties << /OCGs [10 0 R] /D << /Order [10 0 R] >> >>',
    objects: [`<< /Type /OCG /Name (${secret}) >>`],
  }),
  'facts of the file': (secret, chance, body) => ({
    content: body,
    trailer: '/Info 10 0 R',
    objects: [`<< /${chance.of(['Title', 'Author', 'Subject', 'Keywords', 'Producer'])} (${secret}) >>`],
  }),
  'facts in XML': (secret, _, body) => ({
    content: body,
    catalogue: '/Metadata 10 0 R',
    objects: [
      [
        '/Type /Metadata /Subtype /XML',
        Buffer.from(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:title>${secret}</dc:title></x:xmpmeta>`),
      ],
    ],
  }),
  'attached file': (secret, _, body) => ({
    content: body,
    catalogue: '/Names << /EmbeddedFiles << /Names [(a) 10 0 R] >> >>',
    objects: [
      '<< /Type /Filespec /F (a.txt) /EF << /F 11 0 R >> >>',
      ['/Type /EmbeddedFile', streamed(secret)],
    ],
  }),
  program: (secret, _, body) => ({
    content: body,
    catalogue: `/OpenAction << /S /JavaScript /JS (app.alert\\("${secret}"\\)) >>`,
  }),
  'comment of a reader': (secret, _, body) => ({
    content: body,
    page: '/Annots [10 0 R]',
    objects: [`<< /Type /Annot /Subtype /Text /Rect [10 10 30 30] /Contents (${secret}) /T (Reader) >>`],
  }),
  'hidden annotation': (secret, _, body) => ({
    content: body,
    page: '/Annots [10 0 R]',
    objects: [
      '<< /Type /Annot /Subtype /FreeText /F 2 /Rect [0 0 500 400] /Contents (x) /AP << /N 11 0 R >> >>',
      [
        '/Type /XObject /Subtype /Form /BBox [0 0 500 400] /Resources << /Font << /F1 5 0 R >> >>',
        Buffer.from(show(secret, 60, 200)),
      ],
    ],
  }),
  'hidden field': (secret, _, body) => ({
    content: body,
    page: '/Annots [10 0 R]',
    catalogue: '/AcroForm << /Fields [10 0 R] >>',
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /F 2 /T (a) /V (${secret}) /DV (${secret}) /Rect [50 50 200 70] >>`,
    ],
  }),
  'value of a field without a look': (secret, _, body) => ({
    content: body,
    page: '/Annots [10 0 R]',
    catalogue: '/AcroForm << /Fields [10 0 R] >>',
    objects: [
      `<< /Type /Annot /Subtype /Widget /FT /Tx /F 34 /T (a) /TU (${secret}) /Rect [50 50 200 70] >>`,
    ],
  }),
  'address of a link': (secret, _, body) => ({
    content: body,
    page: '/Annots [10 0 R]',
    objects: [
      `<< /Type /Annot /Subtype /Link /Border [0 0 0] /Rect [10 10 30 30] /A << /S /URI /URI (https://example.invalid/${secret}) >> >>`,
    ],
  }),
  'text said instead': (secret, _, body) => ({
    content: `${body}/Span << /ActualText (${secret}) >> BDC ${show('instead', 60, 200)} EMC `,
  }),
  'comment between orders': hide((secret) => `% ${secret}\n`),
  'object that nothing names': (secret, _, body) => ({
    content: body,
    objects: [['', streamed(secret)], `(${secret})`],
  }),
  'bytes after the end': (secret, _, body) => ({ content: body, after: secret }),
  'bytes before the objects': (secret, _, body) => ({ content: body, before: `%${secret}\n` }),
  outline: (secret, _, body) => ({
    content: body,
    catalogue: '/Outlines 10 0 R',
    objects: [
      '<< /Type /Outlines /First 11 0 R /Last 11 0 R /Count 1 >>',
      `<< /Title (${secret}) /Parent 10 0 R /Dest [3 0 R /Fit] >>`,
    ],
  }),
  'private facts of a program': (secret, _, body) => ({
    content: body,
    page: `/PieceInfo << /Editor << /Private (${secret}) >> >>`,
  }),
  'structure of the file': (secret, _, body) => ({
    content: body,
    catalogue: '/MarkInfo << /Marked true >> /StructTreeRoot 10 0 R',
    objects: [
      '<< /Type /StructTreeRoot /K 11 0 R >>',
      `<< /Type /StructElem /S /Figure /P 10 0 R /Alt (${secret}) /Pg 3 0 R >>`,
    ],
  }),
  'thumbnail of the page': (secret, _, body) => ({
    content: body,
    page: '/Thumb 10 0 R',
    objects: [[picture, Buffer.concat([Buffer.from(secret), Buffer.alloc(2400 - secret.length)])]],
  }),
  'picture cut off': hide(
    () => 'q 40 250 100 60 re W n 200 0 0 60 40 250 cm /I1 Do Q ',
    '/XObject << /I1 10 0 R >>',
    [[picture, halfSecret()]],
  ),
  'picture beside the page': hide(() => 'q 200 0 0 60 -900 250 cm /I1 Do Q ', '/XObject << /I1 10 0 R >>', [
    [picture, halfSecret()],
  ]),
  'picture that is not drawn': hide(() => '', '/XObject << /I1 10 0 R >>', [[picture, halfSecret()]]),
}

const common = [
  'statement',
  'officer',
  'attended',
  'shortly',
  'after',
  'midnight',
  'and',
  'spoke',
  'with',
  'witness',
]

/** A PDF poisoned in the way of that name. */
export function poisonedPdf(way: string, chance: Chance): Poison {
  const secret = chance.word(14)
  const words = Array.from({ length: 6 }, () => `${chance.of(common)}${chance.below(1000)}`)
  const body = words
    .map((word, index) => show(word, 40 + (index % 3) * 130, 340 - Math.floor(index / 3) * 22))
    .join('')
  const plan = pdfWays[way]?.(secret, chance, body) ?? {}
  return { kind: `PDF: ${way}`, bytes: pdfOf(plan, chance.below(2) === 0), secret, seen: words }
}

/** Earlier states of a page are kept in the file by a later one that is appended. */
export function amendedPdf(chance: Chance): Poison {
  const secret = chance.word(14)
  const first = pdfOf({ content: show(secret, 60, 300) }, false)
  const seen = `kept${chance.below(1000)}`
  const content = show(seen, 60, 300)
  const later = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`
  const place = first.length
  const previous = /startxref\n(\d+)/.exec(first.toString('latin1'))?.[1] ?? '0'
  const end = `xref\n4 1\n${String(place).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 10 /Root 1 0 R /Prev ${previous} >>\nstartxref\n${place + later.length}\n%%EOF\n`
  return {
    kind: 'PDF: earlier state',
    bytes: Buffer.concat([first, Buffer.from(later + end, 'latin1')]),
    secret,
    seen: [seen],
  }
}

/** The secret is seen, alone or among others on its line, and is taken out by word. */
export function takenPdf(chance: Chance): Poison {
  const secret = chance.word(14)
  const [before, after] = [`before${chance.below(1000)}`, `after${chance.below(1000)}`]
  const shape = chance.below(3)
  const line =
    shape === 0
      ? show(`${before} ${secret} ${after}`, 40, 300)
      : show(before, 40, 300) + show(secret, 150, 300) + show(after, 300, 300)
  const split = `BT /F1 12 Tf 1 0 0 1 40 300 Tm (${before} ) Tj (${secret.slice(0, 5)}) Tj (${secret.slice(5)}) Tj ( ${after}) Tj ET `
  return {
    kind: 'PDF: taken out by word',
    bytes: pdfOf({ content: shape === 2 ? split : line }, true),
    secret,
    seen: [before, after],
    isTaken: true,
  }
}

/** The secret is painted in a picture and covered by an area. */
export function takenPicturePdf(chance: Chance): Poison {
  const seen = `seen${chance.below(1000)}`
  const x = 20 + chance.below(100)
  return {
    kind: 'PDF: taken out by area',
    bytes: pdfOf(
      {
        content: `q 200 0 0 100 ${x} 100 cm /I1 Do Q ${show(seen, 40, 340)}`,
        resources: '/XObject << /I1 10 0 R >>',
        objects: [[picture, halfSecret()]],
      },
      true,
    ),
    secret: chance.word(14),
    seen: [seen],
    areas: [{ x: x + 98, y: 199, width: 104, height: 102 }],
  }
}
