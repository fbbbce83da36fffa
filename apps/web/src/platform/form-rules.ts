/** Checks a form by the schema of its contract, where an empty box means "not answered". */
import type { FieldErrors, FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'

type Problem = { path: PropertyKey[]; message: string }

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (inner, step) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, step) : undefined),
    value,
  )

/** A copy without the value at each path. */
function without(value: unknown, paths: readonly PropertyKey[][]): unknown {
  const copy = structuredClone(value)
  for (const path of paths) {
    const holder = at(copy, path.slice(0, -1))
    const last = path.at(-1)
    if (typeof holder === 'object' && holder !== null && last !== undefined)
      Reflect.deleteProperty(holder, last)
  }
  return copy
}

const isBlank = (value: unknown) =>
  value === '' || value === null || (typeof value === 'number' && Number.isNaN(value))

/** The parsed values, or the first problem of every field; a blank box that the schema does not need is left out. */
export function checkForm<S extends z.ZodType>(
  schema: S,
  values: unknown,
): { values: z.output<S> } | { problems: Problem[] } {
  const first = schema.safeParse(values)
  if (first.success) return { values: first.data }
  const blanks = first.error.issues.filter(({ path }) => path.length > 0 && isBlank(at(values, path)))
  const second = schema.safeParse(
    without(
      values,
      blanks.map(({ path }) => path),
    ),
  )
  if (second.success) return { values: second.data }
  // The words for a needed box are those of the schema for an empty answer.
  const wordsOf = new Map(blanks.toReversed().map(({ path, message }) => [path.join('.'), message]))
  const told = new Map(
    second.error.issues.toReversed().map(({ path, message }) => [path.join('.'), { path, message }]),
  )
  return {
    problems: [...told.values()]
      .toReversed()
      .map(({ path, message }) => ({ path, message: wordsOf.get(path.join('.')) ?? message })),
  }
}

/** The resolver of react-hook-form for a schema of a contract. */
export const rulesOf =
  <S extends z.ZodType, V extends FieldValues>(schema: S): Resolver<V, unknown, z.output<S>> =>
  (values) => {
    const checked = checkForm(schema, values)
    if ('values' in checked) return { values: checked.values, errors: {} }
    const errors: Record<string, unknown> = {}
    for (const { path, message } of checked.problems)
      setAt(errors, path.length === 0 ? ['root'] : path, { type: 'rule', message })
    // The tree above has the shape of the form's fields, which no type can follow.
    return { values: {}, errors: errors as FieldErrors<V> }
  }

function setAt(tree: Record<string, unknown>, path: readonly PropertyKey[], leaf: object): void {
  let inner: Record<PropertyKey, unknown> = tree
  for (const step of path.slice(0, -1)) {
    const deeper = inner[step]
    inner = (inner[step] = typeof deeper === 'object' && deeper !== null ? deeper : {}) as Record<
      PropertyKey,
      unknown
    >
  }
  const last = path.at(-1)
  if (last !== undefined && inner[last] === undefined) inner[last] = leaf
}

/** Every error of a form in its order, for the summary; the field's id is its name. */
export function listErrors(errors: object, prefix = ''): { fieldId?: string; message: string }[] {
  return Object.entries(errors).flatMap(([name, error]: [string, unknown]) => {
    if (typeof error !== 'object' || error === null || name === 'ref') return []
    const path = prefix === '' ? name : `${prefix}.${name}`
    if ('message' in error && typeof error.message === 'string' && error.message !== '' && 'type' in error) {
      return [
        name === 'root' || prefix === 'root'
          ? { message: error.message }
          : { fieldId: path, message: error.message },
      ]
    }
    return listErrors(error, path)
  })
}
