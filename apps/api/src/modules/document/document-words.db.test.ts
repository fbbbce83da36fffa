/** The words of documents: read after they were kept, found and marked by those who may read them, and by nobody else. */
import { document, nominal } from '@mips/contracts'
import type { SearchAllReply } from '@mips/contracts/nominal-terms'
import PDFDocument from 'pdfkit'
import { deflateRawSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { sendPrepared } from '../../testing/send-prepared.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeScene } from '../arrest/arrest.testing.ts'
import { documentWordsRound } from './document-words.job.ts'
import { bounds, wordsOf } from './document-words.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER')

const parts = {
  prisma: world.prisma,
  writer: world.platform.writer,
  clock: world.clock,
  files: world.platform.files,
}
async function readAll(): Promise<void> {
  while (await documentWordsRound(parts)) continue
}

/** A PDF of pages. */
const pdfOf = (...pages: string[]): Promise<Buffer> =>
  new Promise((resolve) => {
    const file = new PDFDocument({ autoFirstPage: false })
    const chunks: Buffer[] = []
    file.on('data', (chunk: Buffer) => chunks.push(chunk))
    file.on('end', () => resolve(Buffer.concat(chunks)))
    for (const page of pages) file.addPage().text(page)
    file.end()
  })

/** An archive of one part, as Word writes it. */
function wordOf(xml: string): Buffer {
  const files = [
    [
      '[Content_Types].xml',
      '<Types><Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml" PartName="/word/document.xml"/></Types>',
    ],
    ['word/document.xml', xml],
  ] as const
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const [name, text] of files) {
    const [label, packed] = [Buffer.from(name), deflateRawSync(Buffer.from(text))]
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt32LE(packed.length, 18)
    local.writeUInt32LE(Buffer.byteLength(text), 22)
    local.writeUInt16LE(label.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(8, 10)
    entry.writeUInt32LE(packed.length, 20)
    entry.writeUInt32LE(Buffer.byteLength(text), 24)
    entry.writeUInt16LE(label.length, 28)
    entry.writeUInt32LE(at, 42)
    locals.push(local, label, packed)
    directory.push(entry, label)
    at += 30 + label.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, ...directory, end])
}

const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`
const wordFile = (text: string) =>
  wordOf(
    `<w:document><w:body>${text}<w:p><w:del><w:r><w:delText>struck oakum</w:delText></w:r></w:del></w:p></w:body></w:document>`,
  )

async function add(recordId: string, bytes: Buffer, fileName: string, title = 'Statement'): Promise<string> {
  const answer = await sendPrepared(world, officer, document, 'add', {
    input: { params: { recordId } },
    upload: { bytes, fileName, type: 'application/octet-stream', fields: { title } },
  } as never)
  expect(answer.statusCode, answer.body).toBe(200)
  return String(answer.json().id)
}

const ask = (text: string, as: Actor = officer): Promise<SearchAllReply> =>
  world.ok(as, nominal, 'searchAll', { body: { text } })
const plain = ({ searchId: _id, searchedAt: _at, ...rest }: SearchAllReply) => JSON.stringify(rest)

describe('a document', () => {
  it('is found by its title and the name of its file', async () => {
    const { incidentId } = await makeScene(world)
    await add(incidentId, Buffer.from('Nothing of note'), 'binnacle_lamp.txt', 'Tenancy of the capstan')
    for (const text of ['capstan', 'binnacle'])
      expect((await ask(text)).texts.hits, text).toContainEqual(
        expect.objectContaining({ recordId: incidentId, source: 'document', sourceLabel: 'Document' }),
      )
  })

  it.each([
    [
      'a PDF, on its second page',
      () => pdfOf('First page of it', 'He hid the astrolabe under the floor'),
      'a.pdf',
      'astrolabe',
    ],
    [
      'a Word file, in runs',
      () => wordFile(`${paragraph('He hid the boat', 'swain&#39;s pipe')}${paragraph('at home')}`),
      'b.docx',
      'boatswain',
    ],
    ['plain text', () => Buffer.from('He hid the clinker\nunder the floor'), 'c.txt', 'clinker'],
  ] as const)('is found by the words of %s, marked where they stand', async (_, bytes, fileName, word) => {
    const { incidentId } = await makeScene(world)
    const before = plain(await ask(word))
    const id = await add(incidentId, await bytes(), fileName)
    expect(plain(await ask(word))).toBe(before)
    await readAll()
    const { texts } = await ask(word)
    expect(texts).toMatchObject({
      count: 1,
      hits: [{ id, recordId: incidentId, sourceLabel: 'Words of a document' }],
    })
    expect(
      texts.hits[0]?.snippet.filter(({ isMatch }) => isMatch).map(({ text }) => text.toLowerCase()),
    ).toEqual([word])
    const { documents } = await world.ok(officer, document, 'list', { params: { recordId: incidentId } })
    expect(documents).toMatchObject([{ isRead: true, isReadWhole: true }])
  })

  it('is not found by what was struck out in it', async () => {
    const { incidentId } = await makeScene(world)
    await add(incidentId, wordFile(paragraph('Keeps a deadeye')), 'd.docx')
    await readAll()
    expect((await ask('deadeye')).texts.count).toBe(1)
    expect((await ask('oakum')).texts.count).toBe(0)
  })

  it('tells nothing to who may not see its record or read documents, and follows its list', async () => {
    const { incidentId } = await makeScene(world)
    const analyst = await world.actor('CUSTODY_VISITOR')
    const [open, theirs] = [
      plain(await ask('futtock')),
      await world.call(analyst, nominal, 'searchAll', { body: { text: 'futtock' } }),
    ]
    await add(incidentId, Buffer.from('Keeps a futtock in the shed'), 'e.txt')
    await readAll()
    expect((await ask('futtock')).texts.count).toBe(1)
    expect((await world.call(analyst, nominal, 'searchAll', { body: { text: 'futtock' } })).statusCode).toBe(
      theirs.statusCode,
    )
    await restrict(world, incidentId)
    expect(plain(await ask('futtock'))).toBe(open)
    const { rows } = await world.admin.query(
      "SELECT 1 FROM text_search_open WHERE source = 'pages' AND record_id = $1",
      [incidentId],
    )
    expect(rows).toEqual([])
  })

  it('that is withdrawn is found no more, in what was read of it neither', async () => {
    const { incidentId } = await makeScene(world)
    const documentId = await add(incidentId, Buffer.from('Keeps a gunwale'), 'f.txt')
    await readAll()
    expect((await ask('gunwale')).texts.count).toBe(1)
    await world.ok(officer, document, 'withdraw', {
      params: { recordId: incidentId, documentId },
      body: { reason: 'Of another incident' },
    })
    expect((await ask('gunwale')).texts.count).toBe(0)
  })

  it('that cannot be read stands against no other, and its line says how it is found', async () => {
    const { incidentId } = await makeScene(world)
    await add(
      incidentId,
      Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF'),
      'g.pdf',
      'Broken',
    )
    await add(incidentId, Buffer.from('Keeps a halyard'), 'h.txt', 'Whole')
    await readAll()
    expect((await ask('halyard')).texts.count).toBe(1)
    const { documents } = await world.ok(officer, document, 'list', { params: { recordId: incidentId } })
    expect(documents.map(({ title, isRead }) => [title, isRead])).toEqual([
      ['Broken', false],
      ['Whole', true],
    ])
  })

  it('leaves one entry for each that was read, and none where there is nothing to read', async () => {
    const { incidentId } = await makeScene(world)
    await add(incidentId, Buffer.from('Keeps an inglefield'), 'i.txt')
    const entries = () =>
      world.admin
        .query("SELECT 1 FROM audit.entry WHERE action = 'document.readWords'")
        .then(({ rows }) => rows.length)
    const before = await entries()
    await readAll()
    expect(await documentWordsRound(parts)).toBe(false)
    expect((await entries()) - before).toBe(1)
  })
})

describe('reading', () => {
  it.each([
    ['pages', { ...bounds, pages: 1 }],
    ['letters', { ...bounds, letters: 20 }],
  ])('ends at the bound of %s and says so', async (_, most) => {
    const words = await wordsOf(
      'application/pdf',
      await pdfOf('The first page of two', 'The second page'),
      most,
    )
    expect(words.isWhole).toBe(false)
    expect(words.text.length).toBeGreaterThan(0)
    expect(words.text).not.toContain('second')
  })

  it('ends when its time is over', async () => {
    const words = await wordsOf('application/pdf', await pdfOf('The first page'), { ...bounds, timeMs: 1 })
    expect(words).toEqual({ text: '', isWhole: false })
  })

  it.each([
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'image/png',
  ])('answers nothing of bytes that are no %s', async (type) => {
    expect(await wordsOf(type, Buffer.from('PK nothing of the kind'))).toEqual({ text: '', isWhole: false })
  })

  it('keeps no null byte and no half of a letter', async () => {
    expect((await wordsOf('text/plain', Buffer.from([0x61, 0x00, 0xff, 0x62]))).text).toBe('a \ufffdb')
  })

  it('of a long text marks a word in little time', async () => {
    const { incidentId } = await makeScene(world)
    const long = `${'The keeper of the stores wrote it down again. '.repeat(4000)} jollyboat`
    await add(incidentId, Buffer.from(long), 'j.txt')
    await readAll()
    const from = performance.now()
    expect((await ask('jollyboat')).texts.count).toBe(1)
    expect(performance.now() - from).toBeLessThan(2000)
    await arrange(world, async () => undefined)
  })
})
