/** The circle and the days of "What happened near here" as they stand in the address of the page. */
import { NearAsked } from '@mips/contracts/pole-locations'
import { z } from 'zod'

/** What may stand behind `?`. */
export const NearParams = z.object({
  metres: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
})
export type NearParams = z.infer<typeof NearParams>

export const distances = [
  { value: '100', label: '100 metres' },
  { value: '250', label: '250 metres' },
  { value: '500', label: '500 metres' },
  { value: '1000', label: '1 kilometre' },
  { value: '2000', label: '2 kilometres' },
  { value: '5000', label: '5 kilometres' },
] as const

const usualMetres = '500'
const usualDays = 30

/** What is asked, as the contract takes it: 500 metres and the last thirty days unless the address says else; today as YYYY-MM-DD. */
export function readNear(params: NearParams, today: string): z.input<typeof NearAsked> {
  const to = isDay(params.to) ? params.to : today
  const from = isDay(params.from) ? params.from : daysBefore(to, usualDays)
  const metres = distances.some(({ value }) => value === params.metres) ? params.metres : usualMetres
  return { metres: Number(metres), from, to }
}

/** What is wrong with the days, before they are asked for. */
export const nearProblem = (asked: z.input<typeof NearAsked>): string | undefined =>
  NearAsked.safeParse(asked).error?.issues[0]?.message

const isDay = (text: string | undefined): text is string =>
  text !== undefined && z.iso.date().safeParse(text).success

const daysBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
