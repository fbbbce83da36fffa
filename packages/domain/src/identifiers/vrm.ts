/** Vehicle registration mark: normal form, style, age and the marks that it is easily misread for. */
import { type Parsed, parsed, refused } from './parsed.ts'

export const vrmStyles = [
  {
    code: 'CURRENT',
    label: 'Current style (from September 2001)',
    pattern: /^[A-HJ-PR-Y]{2}\d{2}[A-HJ-PR-Z]{3}$/,
  },
  { code: 'PREFIX', label: 'Prefix style (1983 to 2001)', pattern: /^[A-HJ-NPR-TV-Y]\d{1,3}[A-HJ-PR-Y]{3}$/ },
  { code: 'SUFFIX', label: 'Suffix style (1963 to 1983)', pattern: /^[A-HJ-PR-Y]{3}\d{1,3}[A-HJ-NPR-TV-Y]$/ },
  { code: 'Q', label: 'Q plate (age not known)', pattern: /^Q\d{1,3}[A-Z]{3}$/ },
  { code: 'DIPLOMATIC', label: 'Diplomatic', pattern: /^\d{3}[DX]\d{3}$/ },
  {
    code: 'NORTHERN_IRELAND',
    label: 'Northern Ireland',
    pattern: /^(?=.*[IZ])([A-Z]{2,3}\d{1,4}|\d{1,4}[A-Z]{2,3})$/,
  },
  { code: 'DATELESS', label: 'Dateless', pattern: /^([A-Z]{1,3}\d{1,4}|\d{1,4}[A-Z]{1,3})$/ },
  { code: 'OTHER', label: 'Foreign or other', pattern: /^/ },
] as const

export type VrmStyle = (typeof vrmStyles)[number]['code']

/** Reads a mark of any country: only an empty or an over-long one is refused, because patterns never prove a plate. */
export function parseVrm(raw: string): Parsed {
  const value = normaliseVrm(raw)
  if (value === '') return refused('Enter a registration mark, for example AB12 CDE.')
  if (value.length > 11) return refused('A registration mark has at most 11 letters and digits.')
  return parsed(value, displayVrm(value))
}

/** Upper case, letters and digits only. */
export const normaliseVrm = (raw: string): string => raw.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The first style that the mark fits; OTHER for a plate that fits none. */
export function classifyVrm(value: string): VrmStyle {
  return vrmStyles.find((style) => style.pattern.test(value))?.code ?? 'OTHER'
}

/** First and last month (YYYY-MM) of the half year that a current-style mark was first issued in. */
export function vrmFirstIssued(value: string): { from: string; to: string } | undefined {
  if (classifyVrm(value) !== 'CURRENT') return undefined
  const age = Number(value.slice(2, 4))
  if (age === 1) return undefined
  if (age >= 2 && age <= 50) return { from: `${2000 + age}-03`, to: `${2000 + age}-08` }
  const year = age === 0 ? 2050 : 1950 + age
  return { from: `${year}-09`, to: `${year + 1}-02` }
}

/** Every mark that differs from this one in one character that is easily misread; never to be linked by itself. */
export function vrmMisreads(value: string): string[] {
  const found = new Set<string>()
  for (const [index, character] of [...value].entries()) {
    for (const other of lookalikes(character))
      found.add(value.slice(0, index) + other + value.slice(index + 1))
  }
  return [...found]
}

/** The same for a mark of which parts are unknown: `?` and `*` stay; nothing for what is too long to be a plate. */
export const wildcardMisreads = (body: string): string[] =>
  /^[A-Z0-9?*]{3,8}$/.test(body) && /[A-Z]/.test(body) ? vrmMisreads(body) : []

const LOOKALIKES = ['O0QD', 'I1L7', 'Z2', 'S5', 'B8', 'G6', 'A4', 'UV', 'MNW', 'EF', 'CG']

function lookalikes(character: string): string[] {
  return LOOKALIKES.filter((group) => group.includes(character))
    .flatMap((group) => [...group])
    .filter((other) => other !== character)
}

function displayVrm(value: string): string {
  switch (classifyVrm(value)) {
    case 'CURRENT':
      return `${value.slice(0, 4)} ${value.slice(4)}`
    case 'PREFIX':
    case 'Q':
      return value.replace(/^([A-Z]\d+)/, '$1 ')
    case 'SUFFIX':
      return value.replace(/^([A-Z]{3})/, '$1 ')
    case 'DIPLOMATIC':
      return value.replace(/^(\d{3})([DX])/, '$1 $2 ')
    case 'NORTHERN_IRELAND':
    case 'DATELESS':
      return value.replace(/^([A-Z]+|\d+)/, '$1 ')
    case 'OTHER':
      return value
  }
}
