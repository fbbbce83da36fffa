/** Numbers that look right and that nobody was ever given: of the PNC, of criminal records, of insurance and of phones. */
import { checkLetter } from '@mips/domain/identifiers/check-letter'
import { keptFreeOfPhones } from './journey.ts'
import type { HeldIdentifier, Thing } from './model.ts'
import type { Random } from './random.ts'

/** Ofcom keeps these numbers for drama: nobody has them. */
export function dramaNumbers(): string[] {
  const mobiles = Array.from({ length: 1000 }, (_, n) => `07700900${String(n).padStart(3, '0')}`)
  const landlines = Array.from({ length: 1000 }, (_, n) => `02079460${String(n).padStart(3, '0')}`)
  return [...mobiles.filter((number) => !keptFreeOfPhones.includes(number)), ...landlines]
}

/** The check letter is right and the year is far in the future, so that no such number was ever given. */
export function pncId(year: number, serial: number): HeldIdentifier {
  const digits = String(serial).padStart(7, '0')
  const value = `${year}/${digits}${checkLetter(String(year).slice(2) + digits)}`
  return { type: 'PNC', raw: value, value, isValid: true }
}

export function croNumber(year: number, serial: number): HeldIdentifier {
  const digits = String(serial).padStart(6, '0')
  const value = `${digits}/${year}${checkLetter(`${year}${digits}`)}`
  return { type: 'CRO', raw: value, value, isValid: true }
}

export function nino(random: Random, serial: number): HeldIdentifier {
  const value = `ZY${String(700_000 + serial).slice(-6)}${random.pick(['A', 'B', 'C', 'D'])}`
  return { type: 'NINO', raw: value, value, isValid: true }
}

export function phoneOf(random: Random, number: string, madeAt: Date): Thing {
  const national = number.slice(1)
  const words = national.startsWith('20')
    ? `020 ${national.slice(2, 6)} ${national.slice(6)}`
    : `0${national.slice(0, 4)} ${national.slice(4)}`
  return {
    id: random.id(madeAt),
    kind: 'PHONE',
    label: `Phone ${words}`,
    key: `+44${national}`,
    details: { number: `+44${national}` },
    madeAt,
  }
}
