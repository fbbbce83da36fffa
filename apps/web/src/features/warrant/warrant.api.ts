/** What the pages of warrants have in common: what an act refreshes, tones of grades, and money in pounds. */
import type { WarrantPage } from '@mips/contracts/warrant-parts'
import { api } from '../../platform/api.ts'
import { topicApi } from '../../platform/topic-api.ts'

export type FormProps = { page: WarrantPage; close: () => void }

/** The marker of the person goes on and off with a warrant. */
export const refreshesWarrant = [
  topicApi.warrant.get.key,
  topicApi.warrant.list.key,
  api.nominal.get.key,
] as const

export const on = ({ id, version }: WarrantPage) => ({ params: { warrantId: id }, version })

export const gradeTone = (code: string | undefined): 'bad' | 'caution' | 'info' => {
  if (code === 'A') return 'bad'
  return code === 'B' ? 'caution' : 'info'
}

/** `£150.00`. */
export const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`

/** Pence of pounds as they are typed, `150` or `£150.00`; nothing for an empty box, and what is no money as it is, so that the schema refuses it. */
export function penceOf(typed: string): number | string | undefined {
  const text = typed.replace(/[£,\s]/g, '')
  if (text === '') return undefined
  return /^\d{1,7}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : typed
}
