import { pole } from '@mips/contracts'
import sharp from 'sharp'
import { afterAll, describe, expect, it } from 'vitest'
import { makePerson, makePlace, restrict } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { sendPrepared } from '../../testing/send-prepared.ts'
import { buildWorld, type Actor } from '../../testing/world.ts'

const world = await buildWorld(await testDatabase())
afterAll(() => world.close())
const officer = await world.actor('RESPONSE_OFFICER')
const analyst = await world.actor('ANALYST')

type Sent = { bytes: Buffer; fileName?: string; type?: string; fields?: Record<string, string> }
const upload = (
  recordId: string,
  { bytes, fileName = 'door.jpg', type = 'image/jpeg', fields = {} }: Sent,
  as: Actor = officer,
) =>
  sendPrepared(world, as, pole, 'addPhotograph', {
    input: { params: { recordId } },
    upload: { bytes, fileName, type, fields },
  } as never)

const square = (edge: number, red: number) =>
  sharp({ create: { width: edge, height: edge, channels: 3, background: { r: red, g: 40, b: 90 } } })
const attachments = async () =>
  Number((await world.admin.query('SELECT count(*) FROM attachment')).rows[0].count)

describe('pole.addPhotograph', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')
  it.each<[string, () => Promise<Buffer> | Buffer, number, string]>([
    ['a page of HTML', () => Buffer.from('<html><script>alert(1)</script></html>'), 415, 'unsupported_type'],
    ['an SVG with a script', () => svg, 415, 'unsupported_type'],
    ['a program', () => Buffer.concat([Buffer.from('MZ'), Buffer.alloc(400)]), 415, 'unsupported_type'],
    ['a GIF', () => square(10, 1).gif().toBuffer(), 415, 'unsupported_type'],
    [
      'a JPEG cut short after its head',
      async () => (await square(400, 2).jpeg().toBuffer()).subarray(0, 200),
      415,
      'unsupported_type',
    ],
    [
      'a picture of 64 megapixels',
      () => square(8000, 3).png({ compressionLevel: 9 }).toBuffer(),
      413,
      'too_large',
    ],
    ['nothing', () => Buffer.alloc(0), 400, 'bad_input'],
    ['26 MB', () => Buffer.alloc(26_500_000, 1), 413, 'too_large'],
  ])('refuses %s', async (_what, make, status, code) => {
    const before = await attachments()
    const response = await upload(await makePlace(world), { bytes: await make() })
    expect([response.statusCode, response.json().error.code]).toEqual([status, code])
    expect(await attachments()).toBe(before)
  })

  it.each([
    [{ takenOn: '2026-09-08' }, 'takenOn'],
    [{ takenOn: '2026-02-30' }, 'takenOn'],
    [{ caption: 'x'.repeat(201) }, 'caption'],
  ])('refuses %o at %s', async (fields, field) => {
    const response = await upload(await makePlace(world), {
      bytes: await square(20, 4).jpeg().toBuffer(),
      fields,
    })
    expect(response.json().error.fields[0].path).toBe(field)
  })

  it('answers JSON in place of a file with what to do', async () => {
    const response = await world.call(officer, pole, 'addPhotograph', {
      params: { recordId: await makePlace(world) },
    })
    expect(response.statusCode).toBe(400)
    expect(response.json().error.fields[0]).toEqual({ path: 'file', message: 'Choose a photograph' })
  })

  it('keeps the original whole and shows a copy without its metadata or its tail', async () => {
    const recordId = await makePlace(world)
    const tail = Buffer.from('<?php echo 1; ?>')
    const original = Buffer.concat([
      await square(2400, 5)
        .withExif({ IFD0: { Artist: 'Secretby' }, IFD3: { GPSLatitude: '51/1 23/1 0/1' } })
        .jpeg()
        .toBuffer(),
      tail,
    ])
    const response = await upload(recordId, {
      bytes: original,
      fields: { caption: 'Front door', takenOn: '2026-09-07' },
    })
    expect(response.json()).toMatchObject({
      recordId,
      caption: 'Front door',
      takenOn: '2026-09-07',
      widthPixels: 2400,
    })
    const { rows } = await world.admin.query<{ sha256: string; view_sha256: string }>(
      'SELECT sha256, view_sha256 FROM attachment WHERE record_id = $1',
      [recordId],
    )
    expect((await world.platform.files.find(rows[0]?.sha256 ?? ''))?.equals(original)).toBe(true)
    const photographId = response.json().id
    const view = await world.call(analyst, pole, 'getPhotograph', {
      params: { recordId, photographId, size: 'view' },
    })
    expect(view.headers).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'content-disposition': expect.stringContaining('attachment'),
    })
    const shown = await sharp(view.rawPayload).metadata()
    expect(shown).toMatchObject({ format: 'webp', width: 1600 })
    expect(shown.exif).toBeUndefined()
    expect(view.rawPayload.includes(tail)).toBe(false)
    const thumbnail = await world.call(analyst, pole, 'getPhotograph', {
      params: { recordId, photographId, size: 'thumbnail' },
    })
    expect(await sharp(thumbnail.rawPayload).metadata()).toMatchObject({ width: 240, height: 240 })
    expect(await world.auditOf(String(view.headers['x-request-id']))).toMatchObject([
      { act: 'consultation', subject_id: recordId, outcome: 'ok' },
    ])
    const twice = await upload(recordId, { bytes: original })
    expect(twice.json().error).toMatchObject({ code: 'already_done', facts: { photographId } })
  })
})

describe('pole.getPhotograph', () => {
  it('of a nominal finds the pictures of its person records, and nobody finds those of a hidden one', async () => {
    const { nominalId, personRecordId } = await makePerson(world)
    const made = (
      await upload(nominalId, {
        bytes: await square(30, 6).png().toBuffer(),
        type: 'image/png',
        fileName: 'face.png',
      })
    ).json()
    expect(made.recordId).toBe(personRecordId)
    const params = { recordId: nominalId, photographId: made.id, size: 'view' as const }
    expect((await world.call(analyst, pole, 'getPhotograph', { params })).statusCode).toBe(200)
    expect(
      (
        await world.call(analyst, pole, 'getPhotograph', {
          params: { ...params, recordId: await makePlace(world) },
        })
      ).statusCode,
    ).toBe(404)
    await restrict(world, nominalId)
    expect((await world.call(analyst, pole, 'getPhotograph', { params })).statusCode).toBe(404)
    expect(
      (await world.call(analyst, pole, 'getPhotograph', { params: { ...params, recordId: personRecordId } }))
        .statusCode,
    ).toBe(404)
  })
})
