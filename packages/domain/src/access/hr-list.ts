/** The HR list: which columns it may have, what a row means, and what it does to the person already known. */
import { isChoosable } from '../codes/lists.ts'
import { isRank, ranks, type Rank } from '../codes/ranks.ts'
import { isRoleCode, type RoleCode } from './roles.ts'

export const hrColumns = {
  required: ['staff_number', 'display_name', 'rank', 'unit_code'],
  optional: ['post', 'force', 'roles', 'joined_on', 'left_on'],
} as const

/** Columns that must never enter: they are not needed to give access, so holding them would only be a risk. */
const forbidden: [RegExp, string][] = [
  [
    /salar|(^|_)pay($|_)|pay_?(grade|band|point|rate)|wage|bonus|allowance|pension|bank|sort_?code|account/,
    'pay',
  ],
  [/vett|clearance|(^|_)(sc|dv|ctc|mv|nppv)($|_)/, 'vetting'],
  [
    /address|postcode|street|town|home|mobile|personal_?(phone|e?mail)|next_?of_?kin/,
    'home address and private contacts',
  ],
  [
    /birth|(^|_)dob($|_)|(^|_)age($|_)|(^|_)nino?($|_)|national_?insurance|ethnic|religio|gender|(^|_)sex($|_)|disab|medical|sickness|union/,
    'personal details',
  ],
]

/** What is wrong with the columns of a list, in whole sentences; an empty list when nothing is. */
export function hrColumnProblems(columns: readonly string[]): string[] {
  const problems: string[] = []
  const known: readonly string[] = [...hrColumns.required, ...hrColumns.optional]
  const names = columns.map((column) =>
    column
      .trim()
      .toLowerCase()
      .replaceAll(/[\s-]+/g, '_'),
  )
  names.forEach((name, index) => {
    if (known.includes(name)) return
    const kind = forbidden.find(([pattern]) => pattern.test(name))?.[1]
    const shown = (columns[index] ?? '').trim()
    problems.push(
      kind === undefined
        ? `The column “${shown}” is not part of the HR list. Take it out. The columns are ${known.join(', ')}.`
        : `The column “${shown}” holds ${kind}. MiPS holds post, rank and role only: take the column out and send the list again.`,
    )
  })
  for (const name of hrColumns.required)
    if (!names.includes(name)) problems.push(`The column “${name}” is missing.`)
  if (new Set(names).size !== names.length) problems.push('A column stands twice.')
  return problems
}

/** A person as the list names them; `roles` and `force` are undefined when the list has no such column. */
export type HrPerson = {
  staffNumber: string
  displayName: string
  rank: Rank
  unitCode: string
  post: string | null
  /** The code of another force that they belong to; null for the force of the installation. */
  force: string | null | undefined
  roles: RoleCode[] | undefined
  joinedOn: string | null
  leftOn: string | null
}

/** A person as the system knows them; `hrRoles` are the roles that an earlier list gave. */
export type KnownPerson = {
  staffNumber: string
  displayName: string
  rank: string
  unitCode: string
  post: string | null
  force: string | null
  status: string
  joinedOn: string | null
  leftOn: string | null
  roles: string[]
  hrRoles: string[]
}

/** Reads one row; `problems` says what is wrong with it. */
export function readHrRow(row: Readonly<Record<string, string | undefined>>): {
  person: HrPerson
  problems: string[]
} {
  const problems: string[] = []
  const cell = (name: string) => (row[name] ?? '').normalize('NFC').trim()
  const need = (name: string, most: number, words: string) => {
    const value = cell(name)
    if (value === '') problems.push(`${words} is missing.`)
    else if (value.length > most) problems.push(`${words} is longer than ${most} characters.`)
    return value
  }
  const staffNumber = need('staff_number', 20, 'The staff number').toUpperCase().replaceAll(/\s/g, '')
  if (staffNumber !== '' && !/^[A-Z0-9/-]+$/.test(staffNumber))
    problems.push('The staff number may have letters, digits, / and - only.')
  const displayName = need('display_name', 100, 'The name')
  const unitCode = need('unit_code', 20, 'The unit').toUpperCase()
  const rank = readRank(cell('rank'))
  if (rank === undefined)
    problems.push(
      cell('rank') === ''
        ? 'The rank is missing.'
        : `“${cell('rank').slice(0, 40)}” is not a rank. Use one of ${ranks.map((known) => known.code).join(', ')}.`,
    )
  const roles = row.roles === undefined ? undefined : readRoles(cell('roles'), problems)
  const joinedOn = readDay(cell('joined_on'), 'The day of joining', problems)
  const leftOn = readDay(cell('left_on'), 'The day of leaving', problems)
  if (joinedOn !== null && leftOn !== null && leftOn < joinedOn)
    problems.push('The day of leaving is before the day of joining.')
  const force = row.force === undefined ? undefined : cell('force')
  if (force !== undefined && force !== '' && !isChoosable('forces', force))
    problems.push(
      `“${force.slice(0, 40)}” is not a force. Use its code of two digits, or leave the cell empty.`,
    )
  const post = cell('post').slice(0, 100)
  return {
    person: {
      staffNumber,
      displayName,
      rank: rank ?? 'STAFF',
      unitCode,
      post: post === '' ? null : post,
      force: force === '' ? null : force,
      roles,
      joinedOn,
      leftOn,
    },
    problems,
  }
}

function readRank(typed: string): Rank | undefined {
  const folded = typed.toUpperCase().replaceAll(/[\s.]+/g, '_')
  if (isRank(folded)) return folded
  return ranks.find(
    (rank) =>
      rank.label.toLowerCase() === typed.toLowerCase() || rank.short.toLowerCase() === typed.toLowerCase(),
  )?.code
}

function readRoles(typed: string, problems: string[]): RoleCode[] {
  const codes = typed
    .split(/[;,|]/)
    .map((code) =>
      code
        .trim()
        .toUpperCase()
        .replaceAll(/[\s-]+/g, '_'),
    )
    .filter((code) => code !== '')
  for (const code of codes) if (!isRoleCode(code)) problems.push(`“${code.slice(0, 40)}” is not a role.`)
  return [...new Set(codes.filter(isRoleCode))]
}

function readDay(typed: string, words: string, problems: string[]): string | null {
  if (typed === '') return null
  const british = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(typed)
  const iso = british === null ? typed : `${british[3] ?? ''}-${british[2] ?? ''}-${british[1] ?? ''}`
  const isReal =
    /^\d{4}-\d{2}-\d{2}$/.test(iso) &&
    !Number.isNaN(Date.parse(iso)) &&
    new Date(Date.parse(iso)).toISOString().startsWith(iso) &&
    iso >= '1900' &&
    iso < '2100'
  if (!isReal) {
    problems.push(`${words} “${typed.slice(0, 20)}” is not a real date.`)
    return null
  }
  return iso
}

export type HrOutcome = 'joiner' | 'mover' | 'leaver' | 'returner' | 'unchanged'
export type HrChange = {
  field: 'name' | 'rank' | 'unit' | 'post' | 'force' | 'role' | 'joined' | 'left'
  from: string
  to: string
}

/** What the list does to a person: `today` is the day in London. */
export function planHrRow(
  person: HrPerson,
  known: KnownPerson | undefined,
  today: string,
): { outcome: HrOutcome; changes: HrChange[] } {
  const hasLeft = person.leftOn !== null && person.leftOn <= today
  const changes = changesOf(person, known, hasLeft)
  if (known === undefined)
    return { outcome: hasLeft ? 'unchanged' : 'joiner', changes: hasLeft ? [] : changes }
  if (hasLeft)
    return known.status === 'left' ? { outcome: 'unchanged', changes: [] } : { outcome: 'leaver', changes }
  if (known.status === 'left') return { outcome: 'returner', changes }
  return { outcome: changes.length === 0 ? 'unchanged' : 'mover', changes }
}

function changesOf(person: HrPerson, known: KnownPerson | undefined, hasLeft: boolean): HrChange[] {
  const changes: HrChange[] = []
  const compare = (field: HrChange['field'], from: string | null | undefined, to: string | null) => {
    if ((from ?? '') !== (to ?? '')) changes.push({ field, from: from ?? '', to: to ?? '' })
  }
  compare('name', known?.displayName, person.displayName)
  compare('rank', known?.rank, person.rank)
  compare('unit', known?.unitCode, person.unitCode)
  compare('post', known?.post, person.post ?? known?.post ?? null)
  compare('force', known?.force, person.force === undefined ? (known?.force ?? null) : person.force)
  compare('joined', known?.joinedOn, person.joinedOn ?? known?.joinedOn ?? null)
  compare('left', known?.leftOn, person.leftOn)
  if (hasLeft)
    return [
      ...changes,
      ...(known?.roles ?? []).map((role): HrChange => ({ field: 'role', from: role, to: '' })),
    ]
  for (const role of person.roles ?? [])
    if (known?.status === 'left' || !(known?.roles ?? []).includes(role))
      changes.push({ field: 'role', from: '', to: role })
  // Only roles that the HR list gave are taken by it; those that an administrator gave stay.
  if (person.roles !== undefined)
    for (const role of known?.hrRoles ?? [])
      if (!person.roles.some((code) => code === role)) changes.push({ field: 'role', from: role, to: '' })
  return changes
}
