/** Custody record number: station, a serial that starts anew each year, and the year. Nothing else is to be read from it. */
import { type Parsed, parsed, refused } from './parsed.ts'

/** Reads a custody number such as ZD/000123/26; leading zeros of the serial may be left out. */
export function parseCustodyNumber(raw: string): Parsed {
  const typed = raw.toUpperCase().replace(/\s+/g, '')
  if (typed === '') return refused('Enter a custody number, for example ZD/000123/26.')
  const [, station, serial, year] = /^([A-Z0-9]{2,4})\/(\d{1,6})\/(?:20)?(\d{2})$/.exec(typed) ?? []
  if (!station || !serial || !year) {
    return refused('A custody number is the station, the serial and the year, for example ZD/000123/26.')
  }
  return parsed(`${station}/${serial.padStart(6, '0')}/${year}`)
}

/** Writes a custody number; `year` in four digits, `serial` from the sequence of that station and year. */
export function formatCustodyNumber(station: string, serial: number, year: number): string {
  return `${station.toUpperCase()}/${String(serial).padStart(6, '0')}/${String(year % 100).padStart(2, '0')}`
}
