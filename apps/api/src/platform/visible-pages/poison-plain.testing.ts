/** Pictures and texts with a secret in their facts, behind their end, in what was cut off, or in letters without a shape. */
import { crc32 } from 'node:zlib'
import sharp from 'sharp'
import { secretColour } from './finder.testing.ts'
import type { Poison } from './poison.testing.ts'
import type { Chance } from './random.testing.ts'

/** Left half grey, right half in the colour of secrets. */
export const halfSecretPng = (width = 200, height = 100): Promise<Buffer> =>
  halfSecret(width, height).png().toBuffer()

const halfSecret = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#c8d0d8' } }).composite([
    {
      input: { create: { width: width / 2, height, channels: 3, background: secretColour } },
      left: width / 2,
      top: 0,
    },
  ])

const clean = (chance: Chance) =>
  sharp({
    create: {
      width: 120 + chance.below(200),
      height: 100 + chance.below(100),
      channels: 3,
      background: '#88a0b8',
    },
  })

const segment = (marker: number, body: Buffer) =>
  Buffer.concat([Buffer.from([0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
const afterStart = (jpeg: Buffer, more: Buffer) =>
  Buffer.concat([jpeg.subarray(0, 2), more, jpeg.subarray(2)])

function chunk(name: string, body: Buffer): Buffer {
  const inside = Buffer.concat([Buffer.from(name), body])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length)
  sum.writeUInt32BE(crc32(inside))
  return Buffer.concat([length, inside, sum])
}
const afterHead = (png: Buffer, more: Buffer) => Buffer.concat([png.subarray(0, 33), more, png.subarray(33)])

/** Every way of a picture. */
export const pictureWays: Record<string, (secret: string, chance: Chance) => Promise<Buffer>> = {
  'EXIF of a JPEG': (secret, chance) =>
    clean(chance)
      .withExif({ IFD0: { ImageDescription: secret, Artist: secret } })
      .jpeg()
      .toBuffer(),
  'EXIF of a PNG': (secret, chance) =>
    clean(chance)
      .withExif({ IFD0: { Copyright: secret } })
      .png()
      .toBuffer(),
  'small picture in the EXIF': async (secret, chance) => {
    const small = await sharp({ create: { width: 40, height: 30, channels: 3, background: secretColour } })
      .jpeg()
      .toBuffer()
    return afterStart(
      await clean(chance).jpeg().toBuffer(),
      segment(0xe1, Buffer.concat([Buffer.from('Exif\u0000\u0000'), Buffer.from(secret), small])),
    )
  },
  'XML facts of a JPEG': async (secret, chance) =>
    afterStart(
      await clean(chance).jpeg().toBuffer(),
      segment(
        0xe1,
        Buffer.from(
          `http://ns.adobe.com/xap/1.0/\u0000<x:xmpmeta><dc:title>${secret}</dc:title></x:xmpmeta>`,
        ),
      ),
    ),
  'comment of a JPEG': async (secret, chance) =>
    afterStart(await clean(chance).jpeg().toBuffer(), segment(0xfe, Buffer.from(secret))),
  'own segment of a JPEG': async (secret, chance) =>
    afterStart(
      await clean(chance).jpeg().toBuffer(),
      segment(0xed, Buffer.from(`Photoshop 3.0\u0000${secret}`)),
    ),
  'bytes after a JPEG': async (secret, chance) =>
    Buffer.concat([await clean(chance).jpeg().toBuffer(), Buffer.from(secret)]),
  'text of a PNG': async (secret, chance) =>
    afterHead(await clean(chance).png().toBuffer(), chunk('tEXt', Buffer.from(`Comment\u0000${secret}`))),
  'long text of a PNG': async (secret, chance) =>
    afterHead(
      await clean(chance).png().toBuffer(),
      chunk('iTXt', Buffer.from(`Note\u0000\u0000\u0000\u0000\u0000${secret}`)),
    ),
  'own chunk of a PNG': async (secret, chance) =>
    afterHead(await clean(chance).png().toBuffer(), chunk('prVt', Buffer.from(secret))),
  'older picture after the end of a PNG': async (_, chance) =>
    Buffer.concat([await clean(chance).png().toBuffer(), await halfSecretPng()]),
  'pixels that are see-through': async (_, chance) => {
    const { data, info } = await clean(chance).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
    for (let at = 0; at < data.length / 2; at += 4)
      data.set([secretColour.r, secretColour.g, secretColour.b, chance.of([0, 1, 3])], at)
    return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
      .png()
      .toBuffer()
  },
}

/** A picture poisoned in the way of that name. */
export async function poisonedPicture(way: string, chance: Chance): Promise<Poison> {
  const secret = chance.word(14)
  return {
    kind: `Picture: ${way}`,
    bytes: (await pictureWays[way]?.(secret, chance)) ?? Buffer.alloc(0),
    secret,
    seen: [],
  }
}

/** The right half is covered by an area, which leaves nothing of its colour. */
export async function takenPicture(chance: Chance): Promise<Poison> {
  const [width, height] = [200 + 2 * chance.below(50), 100 + 2 * chance.below(40)]
  const picture = halfSecret(width, height)
  const bytes = await (chance.below(2) === 0 ? picture.png() : picture.jpeg({ quality: 90 })).toBuffer()
  return {
    kind: 'Picture: taken out by area',
    bytes,
    secret: chance.word(14),
    seen: [],
    areas: [{ x: width / 4 - 3, y: 0, width: width / 4 + 3, height: height / 2 }],
  }
}

/** Letters without a shape, written between those that are seen. */
export function poisonedText(chance: Chance): Poison {
  const secret = chance.word(14)
  const tags = [...secret].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
  const seen = [`line${chance.below(1000)}`, `next${chance.below(1000)}`]
  const isList = chance.below(2) === 0
  const text = isList
    ? `name,town,note\n${seen[0]},here,x${tags}\n${seen[1]},there,y\n`
    : `${seen[0]}${tags} and more\n${seen[1]}\n`
  return { kind: 'Text: letters without a shape', bytes: Buffer.from(text), secret, seen }
}

/** The secret is seen, in a line or in a column, and is taken out by word. */
export function takenText(chance: Chance): Poison {
  const secret = chance.word(14)
  const seen = [`line${chance.below(1000)}`, `next${chance.below(1000)}`]
  const text =
    chance.below(2) === 0
      ? `name,town,note\n${seen[0]},${secret},x\n${seen[1]},there,y\n`
      : `${seen[0]} ${secret} ${seen[1]}\n`
  return { kind: 'Text: taken out by word', bytes: Buffer.from(text), secret, seen, isTaken: true }
}
