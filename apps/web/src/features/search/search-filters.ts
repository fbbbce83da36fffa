/** The filters of the result page as they stand in its address, so that a narrowed list can be shared and gone back to. */
import { BoxFilters, type BoxFacet } from '@mips/contracts/nominal-terms'
import { z } from 'zod'

const many = z.union([z.string(), z.array(z.string())]).optional()

/** What may stand behind `?` on the result page. */
export const SearchParams = z.object({
  q: z.string().optional(),
  show: z.string().optional(),
  kind: many,
  field: many,
  force: many,
  role: many,
  area: many,
  sex: many,
  ageBand: many,
  when: many,
  from: z.string().optional(),
  to: z.string().optional(),
})
export type SearchParams = z.infer<typeof SearchParams>
export type FilterField = BoxFacet['field']

export const filterFields = ['kind', 'field', 'force', 'role', 'area', 'sex', 'ageBand', 'when'] as const

const listOf = (value: string | string[] | undefined): string[] =>
  value === undefined ? [] : [value].flat().filter((one) => one !== '')

/** The filters as the search takes them; what an address holds that is no filter is left out. */
export function filtersOf(params: SearchParams): BoxFilters {
  const given = Object.fromEntries(
    filterFields
      .map((field) => [field, listOf(params[field])] as const)
      .filter(([, values]) => values.length > 0),
  )
  const days = {
    ...(params.from === undefined ? {} : { from: params.from }),
    ...(params.to === undefined ? {} : { to: params.to }),
  }
  const whole = BoxFilters.safeParse({ ...given, ...days })
  if (whole.success) return whole.data
  const parts = Object.entries({ ...given, ...days }).filter(
    ([name, value]) => BoxFilters.safeParse({ [name]: value }).success,
  )
  return BoxFilters.parse(Object.fromEntries(parts))
}

/** What is chosen of one filter. */
export const valuesOf = (params: SearchParams, field: FilterField): string[] => listOf(params[field])

/** The address's values with one put in or taken out. */
export function toggled(params: SearchParams, field: FilterField, value: string): SearchParams {
  const now = listOf(params[field])
  const next = now.includes(value) ? now.filter((one) => one !== value) : [...now, value]
  return { ...params, [field]: next.length === 0 ? undefined : next }
}

/** The text alone, with every filter taken off. */
export const unfiltered = ({ q, show }: SearchParams): SearchParams => ({
  ...(q === undefined ? {} : { q }),
  ...(show === undefined ? {} : { show }),
})

/** The same as an address writes it. */
export function writeParams(params: SearchParams): string {
  const written = new URLSearchParams()
  for (const [name, value] of Object.entries(params))
    for (const one of listOf(value)) written.append(name, one)
  return written.size > 0 ? `?${written.toString()}` : ''
}
