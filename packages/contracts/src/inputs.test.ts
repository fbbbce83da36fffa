import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { allContracts } from './index.ts'

type Schema = {
  safeParse(value: unknown): { success: boolean }
  _zod: { def: Record<string, unknown> & { type: string } }
}

/** Longer than any body that the server reads. */
const LONG = 'a'.repeat(1_000_001)
const DEEP = Array.from({ length: 100_000 }).reduce<unknown>((inner) => [inner], 1)
const UNKEPT = [{ a: '\u0000' }, { a: { b: ['\ud800'] } }, { 'a\u0000': 1 }, { a: DEEP }, { a: LONG }]
const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && '_zod' in value

/** Every place of a schema at which something could come in that the database cannot keep. */
function weakPlaces(schema: Schema, place: string): string[] {
  const { def } = schema._zod
  const accepts = (value: unknown) => schema.safeParse(value).success
  const inside = (child: unknown, name = place) => (isSchema(child) ? weakPlaces(child, name) : [])
  switch (def.type) {
    case 'object':
      return [
        ...(isSchema(def.catchall) && def.catchall._zod.def.type === 'never'
          ? []
          : [`${place} takes unlisted fields`]),
        ...Object.entries(def.shape ?? {}).flatMap(([name, child]) => inside(child, `${place}.${name}`)),
      ]
    case 'string':
      return textFaults(accepts, place)
    case 'number':
      return accepts(1e15) || accepts(-1e15) ? [`${place} takes a number without bounds`] : []
    case 'pipe':
      return startsWithText(schema) ? textFaults(accepts, place) : inside(def.in)
    case 'record':
      if (isSchema(def.valueType) && def.valueType._zod.def.type === 'unknown') {
        return UNKEPT.some((value) => accepts(value)) ? [`${place} takes values that cannot be stored`] : []
      }
      return [...inside(def.keyType, `${place} (key)`), ...inside(def.valueType, `${place}{}`)]
    case 'any':
    case 'unknown':
    case 'date':
    case 'file':
      return [`${place} takes anything (${def.type})`]
    default:
      return [
        ...inside(def.innerType),
        ...inside(def.element, `${place}[]`),
        ...inside(def.left),
        ...inside(def.right),
        ...(typeof def.getter === 'function' ? inside(def.getter()) : []),
        ...(Array.isArray(def.options) ? def.options.flatMap((option) => inside(option)) : []),
        ...(Array.isArray(def.items) ? def.items.flatMap((item) => inside(item)) : []),
      ]
  }
}

function startsWithText(schema: Schema): boolean {
  const { def } = schema._zod
  return def.type === 'string' || (def.type === 'pipe' && isSchema(def.in) && startsWithText(def.in))
}

function textFaults(accepts: (value: unknown) => boolean, place: string): string[] {
  return [
    ...(accepts('\u0000') || accepts('a\u0000') ? [`${place} takes a null byte`] : []),
    ...(accepts('\ud800') || accepts('a\ud800') ? [`${place} takes half a character`] : []),
    ...(accepts(LONG) ? [`${place} takes a text without end`] : []),
  ]
}

const inputs = allContracts.flatMap((contract) =>
  Object.entries(contract.routes).flatMap(([name, route]) =>
    (['params', 'query', 'body'] as const).flatMap((part) => {
      const schema: z.ZodType | undefined = route[part]
      return schema === undefined ? [] : [[`${contract.name}.${name}: ${part}`, schema] as const]
    }),
  ),
)

describe('what a route takes in', () => {
  it.each(inputs)('%s holds nothing that the database cannot keep', (place, schema) => {
    expect(weakPlaces(schema as unknown as Schema, place)).toEqual([])
  })
})
