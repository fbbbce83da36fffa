/** Word files and workbooks written part by part, each with a secret where a reader does not see it. */
import { crc32, deflateRawSync } from 'node:zlib'
import type { Poison } from './poison.testing.ts'
import type { Chance } from './random.testing.ts'

/** An archive of these parts. */
export function archiveOf(parts: Record<string, string | Buffer>): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, part] of Object.entries(parts)) {
    const whole = Buffer.from(part as string)
    const packed = deflateRawSync(whole)
    const sizes = Buffer.alloc(12)
    sizes.writeUInt32LE(crc32(whole), 0)
    sizes.writeUInt32LE(packed.length, 4)
    sizes.writeUInt32LE(whole.length, 8)
    const names = Buffer.alloc(4)
    names.writeUInt16LE(Buffer.byteLength(name), 0)
    const head = Buffer.concat([Buffer.from([20, 0, 0, 0, 8, 0, 0, 0, 0, 0]), sizes, names])
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    bodies.push(Buffer.from('PK\u0003\u0004'), head, Buffer.from(name), packed)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), head, place, Buffer.from(name))
    at += 4 + head.length + Buffer.byteLength(name) + packed.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(Object.keys(parts).length, 4)
  end.writeUInt16LE(Object.keys(parts).length, 6)
  end.writeUInt32LE(index.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...bodies, index, Buffer.from('PK\u0005\u0006'), end])
}

const types = (main: string, kind: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/${main}" ContentType="application/vnd.openxmlformats-officedocument.${kind}.main+xml"/></Types>`
const relations = (list: readonly [string, string, string][]) =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([id, kind, target]) =>
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`

type WordPlan = {
  body: string
  parts?: Record<string, string | Buffer>
  relations?: [string, string, string][]
}

/** A Word file with this body. */
export const docxOf = ({ body, parts = {}, relations: own = [] }: WordPlan): Buffer =>
  archiveOf({
    '[Content_Types].xml': types('word/document.xml', 'wordprocessingml.document'),
    '_rels/.rels': relations([['r0', 'officeDocument', 'word/document.xml']]),
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w" xmlns:r="r" xmlns:mc="mc" xmlns:wp="wp" xmlns:a="a" xmlns:pic="pic"><w:body>${body}</w:body></w:document>`,
    'word/_rels/document.xml.rels': relations(own),
    ...parts,
  })

const run = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (runs: string) => `<w:p>${runs}</w:p>`
const drawing = (id: string, facts = '', cut = '') =>
  `<w:r><w:drawing><wp:inline><wp:extent cx="1800000" cy="900000"/><wp:docPr id="1" name="p" ${facts}/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/>${cut}</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
const hidden =
  (properties: string) =>
  (secret: string): WordPlan => ({ body: paragraph(run('x ') + run(secret, properties)) })
const styles = (inside: string) => ({ 'word/styles.xml': `<w:styles xmlns:w="w">${inside}</w:styles>` })

/** Every way of a Word file; `png` is a picture whose right half has the colour of secrets. */
export const docxWays: Record<string, (secret: string, png: Buffer) => WordPlan> = {
  'deleted by tracked changes': (secret) => ({
    body: paragraph(run('x ') + `<w:del w:author="a"><w:r><w:delText>${secret}</w:delText></w:r></w:del>`),
  }),
  'deleted, and written as text': (secret) => ({ body: paragraph(`<w:del>${run(secret)}</w:del>`) }),
  'moved away': (secret) => ({
    body: paragraph(`<w:moveFrom>${run(secret)}</w:moveFrom><w:moveTo>${run('moved')}</w:moveTo>`),
  }),
  'hidden letters': hidden('<w:vanish/>'),
  'white letters': hidden('<w:color w:val="FFFFFF"/>'),
  'white letters of the theme': hidden('<w:color w:val="auto" w:themeColor="background1"/>'),
  'nearly white letters': hidden('<w:color w:val="FAFAF8"/>'),
  'letters too small': hidden('<w:sz w:val="2"/>'),
  'letters pressed to nothing': hidden('<w:w w:val="1"/>'),
  'black marker over black letters': hidden('<w:highlight w:val="black"/>'),
  'shading in the colour of letters': hidden(
    '<w:color w:val="204060"/><w:shd w:val="clear" w:fill="204060"/>',
  ),
  'hidden by a style of letters': (secret) => ({
    body: paragraph(run(secret, '<w:rStyle w:val="H"/>')),
    parts: styles(
      '<w:style w:type="character" w:styleId="H"><w:basedOn w:val="G"/></w:style><w:style w:type="character" w:styleId="G"><w:rPr><w:vanish/></w:rPr></w:style>',
    ),
  }),
  'hidden by a style of paragraphs': (secret) => ({
    body: `<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr>${run(secret)}</w:p>`,
    parts: styles('<w:style w:type="paragraph" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'),
  }),
  'code of a field': (secret) => ({
    body: paragraph(
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF ${secret} </w:instrText></w:r>${run(secret)}<w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('result')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
    ),
  }),
  'hidden row of a table': (secret) => ({
    body: `<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>${paragraph(run(secret))}</w:tc></w:tr><w:tr><w:tc>${paragraph(run('cell'))}</w:tc></w:tr></w:tbl>`,
  }),
  'deleted row of a table': (secret) => ({
    body: `<w:tbl><w:tr><w:trPr><w:del w:author="a"/></w:trPr><w:tc>${paragraph(run(secret))}</w:tc></w:tr></w:tbl>`,
  }),
  comment: (secret) => ({
    body: paragraph(run('x') + '<w:r><w:commentReference w:id="0"/></w:r>'),
    parts: {
      'word/comments.xml': `<w:comments xmlns:w="w"><w:comment w:id="0">${paragraph(run(secret))}</w:comment></w:comments>`,
    },
  }),
  'foot note that nothing refers to': (secret) => ({
    body: paragraph(run('x')),
    parts: {
      'word/footnotes.xml': `<w:footnotes xmlns:w="w"><w:footnote w:id="5">${paragraph(run(secret))}</w:footnote></w:footnotes>`,
    },
  }),
  'head that no page has': (secret) => ({
    body: paragraph(run('x')),
    parts: { 'word/header9.xml': `<w:hdr xmlns:w="w">${paragraph(run(secret))}</w:hdr>` },
  }),
  'facts of the file': (secret) => ({
    body: paragraph(run('x')),
    parts: { 'docProps/core.xml': `<cp><dc:creator>${secret}</dc:creator></cp>` },
  }),
  'own facts of the file': (secret) => ({
    body: paragraph(run('x')),
    parts: { 'docProps/custom.xml': `<p><property name="n"><v>${secret}</v></property></p>` },
  }),
  'variables of the file': (secret) => ({
    body: paragraph(run('x')),
    parts: {
      'word/settings.xml': `<w:settings xmlns:w="w"><w:docVars><w:docVar w:name="a" w:val="${secret}"/></w:docVars></w:settings>`,
    },
  }),
  'XML of a program': (secret) => ({
    body: paragraph(run('x')),
    parts: { 'customXml/item1.xml': `<a>${secret}</a>` },
  }),
  'object set in': (secret) => ({
    body: paragraph('<w:r><w:object/></w:r>' + run('x')),
    parts: { 'word/embeddings/o.bin': Buffer.from(`....${secret}....`) },
  }),
  'file set in': (secret) => ({
    body: '<w:altChunk r:id="c"/>' + paragraph(run('x')),
    relations: [['c', 'aFChunk', 'c.html']],
    parts: { 'word/c.html': `<p>${secret}</p>` },
  }),
  'words about a picture': (secret, png) => ({
    body: paragraph(drawing('p', `descr="${secret}"`, '<a:srcRect r="50000"/>')),
    relations: [['p', 'image', 'media/p.png']],
    parts: { 'word/media/p.png': png },
  }),
  'picture cut off': (_, png) => ({
    body: paragraph(drawing('p', '', '<a:srcRect r="50000"/>')),
    relations: [['p', 'image', 'media/p.png']],
    parts: { 'word/media/p.png': png },
  }),
  'hidden picture': (_, png) => ({
    body: paragraph(drawing('p', 'hidden="1"')),
    relations: [['p', 'image', 'media/p.png']],
    parts: { 'word/media/p.png': png },
  }),
  'picture that nothing names': (_, png) => ({
    body: paragraph(run('x')),
    parts: { 'word/media/q.png': png },
  }),
  'text for older programs': (secret) => ({
    body: paragraph(
      `<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:pict><w:txbxContent>${paragraph(run(secret))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>`,
    ),
  }),
  'earlier look of a run': (secret) => ({ body: paragraph(run('x', `<w:rPrChange w:author="${secret}"/>`)) }),
  'comment of XML': (secret) => ({ body: `<!-- ${secret} -->` + paragraph(run('x')) }),
}

/** A Word file poisoned in the way of that name. */
export function poisonedDocx(way: string, chance: Chance, png: Buffer): Poison {
  const secret = chance.word(14)
  const seen = [`word${chance.below(10_000)}`, `bold${chance.below(10_000)}`]
  const plan = docxWays[way]?.(secret, png) ?? { body: '' }
  const body = paragraph(run(`${seen[0]} `) + run(seen[1] ?? '', '<w:b/>')) + plan.body
  return { kind: `Word: ${way}`, bytes: docxOf({ ...plan, body }), secret, seen }
}

/** The secret is seen, in one run or in several, and is taken out by word. */
export function takenDocx(chance: Chance): Poison {
  const secret = chance.word(14)
  const seen = [`before${chance.below(1000)}`, `after${chance.below(1000)}`]
  const parts = chance.below(2) === 0 ? run(secret) : run(secret.slice(0, 4)) + run(secret.slice(4), '<w:b/>')
  return {
    kind: 'Word: taken out by word',
    bytes: docxOf({ body: paragraph(run(`${seen[0]} `) + parts + run(` ${seen[1]}`)) }),
    secret,
    seen,
    isTaken: true,
  }
}

type BookPlan = {
  rows?: string
  before?: string
  after?: string
  sheets?: string
  parts?: Record<string, string>
  styles?: string
  relations?: [string, string, string][]
}
const cell = (place: string, text: string, style = '') =>
  `<c r="${place}" t="inlineStr"${style}><is><t>${text}</t></is></c>`
const row = (number: number, cells: string, facts = '') => `<row r="${number}" ${facts}>${cells}</row>`
const sheetOf = (inside: string) => `<worksheet xmlns:r="r">${inside}</worksheet>`
const bookStyles = (fonts: string, format = '') =>
  `<styleSheet>${format}<fonts><font><sz val="11"/></font>${fonts}</fonts><fills><fill><patternFill patternType="none"/></fill></fills><cellXfs><xf fontId="0" fillId="0" numFmtId="0"/><xf fontId="1" fillId="0" numFmtId="${format === '' ? 0 : 170}"/></cellXfs></styleSheet>`

/** Every way of a workbook. */
export const xlsxWays: Record<string, (secret: string) => BookPlan> = {
  'hidden sheet': (secret) => ({
    sheets: '<sheet name="H" sheetId="2" state="hidden" r:id="r2"/>',
    relations: [['r2', 'worksheet', 'worksheets/sheet2.xml']],
    parts: { 'xl/worksheets/sheet2.xml': sheetOf(`<sheetData>${row(1, cell('A1', secret))}</sheetData>`) },
  }),
  'very hidden sheet': (secret) => ({
    sheets: '<sheet name="V" sheetId="2" state="veryHidden" r:id="r2"/>',
    relations: [['r2', 'worksheet', 'worksheets/sheet2.xml']],
    parts: { 'xl/worksheets/sheet2.xml': sheetOf(`<sheetData>${row(1, cell('A1', secret))}</sheetData>`) },
  }),
  'name of a hidden sheet': (secret) => ({
    sheets: `<sheet name="${secret}" sheetId="2" state="hidden" r:id="r2"/>`,
  }),
  'hidden column': (secret) => ({
    before: '<cols><col min="3" max="4" hidden="1" width="9"/></cols>',
    rows: row(2, cell('A2', 'shown') + cell('D2', secret)),
  }),
  'column of no width': (secret) => ({
    before: '<cols><col min="4" max="4" width="0"/></cols>',
    rows: row(2, cell('A2', 'shown') + cell('D2', secret)),
  }),
  'hidden row': (secret) => ({ rows: row(2, cell('A2', secret), 'hidden="1"') }),
  'row of no height': (secret) => ({ rows: row(2, cell('A2', secret), 'ht="0" customHeight="1"') }),
  'white letters': (secret) => ({
    rows: row(2, cell('A2', secret, ' s="1"')),
    styles: bookStyles('<font><sz val="11"/><color rgb="FFFFFFFF"/></font>'),
  }),
  'white letters of the theme': (secret) => ({
    rows: row(2, cell('A2', secret, ' s="1"')),
    styles: bookStyles('<font><sz val="11"/><color theme="0"/></font>'),
  }),
  'letters too small': (secret) => ({
    rows: row(2, cell('A2', secret, ' s="1"')),
    styles: bookStyles('<font><sz val="1"/></font>'),
  }),
  'format that shows nothing': (secret) => ({
    rows: row(2, cell('A2', secret, ' s="1"')),
    styles: bookStyles(
      '<font><sz val="11"/></font>',
      '<numFmts><numFmt numFmtId="170" formatCode=";;;"/></numFmts>',
    ),
  }),
  'white part of a text': (secret) => ({
    rows: row(
      2,
      `<c r="A2" t="inlineStr"><is><r><t>shown</t></r><r><rPr><color rgb="FFFFFFFF"/></rPr><t>${secret}</t></r></is></c>`,
    ),
  }),
  'how it is read aloud': (secret) => ({
    rows: row(
      2,
      `<c r="A2" t="inlineStr"><is><t>shown</t><rPh sb="0" eb="1"><t>${secret}</t></rPh></is></c>`,
    ),
  }),
  formula: (secret) => ({ rows: row(2, `<c r="A2" t="str"><f>IF(1,"x","${secret}")</f><v>x</v></c>`) }),
  'text that no cell has': (secret) => ({
    parts: { 'xl/sharedStrings.xml': `<sst><si><t>${secret}</t></si></sst>` },
  }),
  comment: (secret) => ({
    parts: {
      'xl/comments1.xml': `<comments><commentList><comment ref="A1"><text><t>${secret}</t></text></comment></commentList></comments>`,
    },
  }),
  'name in the book': (secret) => ({ parts: { 'xl/names.xml': `<definedName>${secret}</definedName>` } }),
  'cache of a pivot table': (secret) => ({
    parts: {
      'xl/pivotCache/pivotCacheDefinition1.xml': `<pivotCacheDefinition><s v="${secret}"/></pivotCacheDefinition>`,
    },
  }),
  'cache of another book': (secret) => ({
    parts: { 'xl/externalLinks/externalLink1.xml': `<externalLink><v>${secret}</v></externalLink>` },
  }),
  'facts of the file': (secret) => ({
    parts: { 'docProps/app.xml': `<Properties><Company>${secret}</Company></Properties>` },
  }),
  'list to choose from': (secret) => ({
    after: `<dataValidations><dataValidation><formula1>"${secret}"</formula1></dataValidation></dataValidations>`,
  }),
  'head of the printed page': (secret) => ({
    after: `<headerFooter><oddHeader>${secret}</oddHeader></headerFooter>`,
  }),
}

const bookOf = (plan: BookPlan, rows: string): Buffer =>
  archiveOf({
    '[Content_Types].xml': types('xl/workbook.xml', 'spreadsheetml.sheet'),
    '_rels/.rels': relations([['r0', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="List" sheetId="1" r:id="r1"/>${plan.sheets ?? ''}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations([
      ['r1', 'worksheet', 'worksheets/sheet1.xml'],
      ...(plan.relations ?? []),
    ]),
    'xl/worksheets/sheet1.xml': sheetOf(
      `${plan.before ?? ''}<sheetData>${rows}${plan.rows ?? ''}</sheetData>${plan.after ?? ''}`,
    ),
    ...(plan.styles === undefined ? {} : { 'xl/styles.xml': plan.styles }),
    ...plan.parts,
  })

/** A workbook poisoned in the way of that name. */
export function poisonedXlsx(way: string, chance: Chance): Poison {
  const secret = chance.word(14)
  const seen = [`cell${chance.below(10_000)}`, `cell${chance.below(10_000)}x`]
  const plan = xlsxWays[way]?.(secret) ?? {}
  return {
    kind: `Workbook: ${way}`,
    bytes: bookOf(plan, row(1, cell('A1', seen[0] ?? '') + cell('B1', seen[1] ?? ''))),
    secret,
    seen,
  }
}

/** The secret stands in a cell that is seen, and is taken out by word. */
export function takenXlsx(chance: Chance): Poison {
  const secret = chance.word(14)
  const seen = `cell${chance.below(10_000)}`
  return {
    kind: 'Workbook: taken out by word',
    bytes: bookOf({}, row(1, cell('A1', seen) + cell('B1', secret))),
    secret,
    seen: [seen],
    isTaken: true,
  }
}
