/** The HR list, dry or applied: joiners, movers, leavers and returners, each row with its outcome. */
import { createHash } from 'node:crypto'
import { AppliedImport, type HrPlan, type HrRow } from '@mips/contracts/admin-hr'
import { hrColumnProblems, planHrRow, readHrRow, type HrPerson } from '@mips/domain/access/hr-list'
import { parse } from 'csv-parse/sync'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import type { Upload } from '../../platform/http/upload.ts'
import {
  endEverything,
  endHrRoles,
  giveHrRoles,
  holdImports,
  insertImport,
  listImports,
  listKnownUsers,
  putPeople,
  type KnownUser,
} from './admin.hr.repository.ts'
import { londonToday } from './admin.times.ts'

const mostRows = 100_000
/** A list that would end more than this share of all accounts is a cut-off file, not a bad day. */
const mostLeaversShare = 0.1

type Planned = { row: HrRow; person: HrPerson }
type Plan = { answer: HrPlan; planned: Planned[] }

/** What the list would do; nothing is changed. */
export async function previewHrImport(ctx: Ctx, upload: unknown): Promise<HrPlan> {
  const plan = await planOf(ctx, upload)
  ctx.audit.resultCount = plan.answer.summary.rows
  return plan.answer
}

/** Does what the preview showed: the token of the preview is asked for, and a list that would now do something else is refused. */
export async function applyHrImport(ctx: Ctx, upload: unknown): Promise<HrPlan> {
  await holdImports(ctx.tx)
  const plan = await planOf(ctx, upload)
  const { token } = fieldsOf(upload)
  if (token === undefined || token === '')
    throw new AppError('rule_refused', {
      facts: { rule: 'hr.preview', reason: 'Look at what the list would do before you apply it.' },
    })
  if (token !== plan.answer.token)
    throw new AppError('conflict', {
      facts: { reason: 'The list or the people have changed since you looked. Look again, then apply.' },
    })
  await writePlan(ctx, plan)
  const { summary, fileName } = plan.answer
  await insertImport(ctx.tx, { fileName, summary, createdBy: ctx.who.userId })
  Object.assign(ctx.audit, { change: summary, resultCount: summary.rows })
  return { ...plan.answer, applied: true }
}

export async function listHrImports(ctx: Ctx) {
  const rows = await listImports(ctx.tx)
  return { imports: rows.map((row) => AppliedImport.parse({ ...row, at: row.at.toISOString() })) }
}

const isUpload = (value: unknown): value is Upload =>
  typeof value === 'object' && value !== null && 'bytes' in value
const fieldsOf = (upload: unknown): Record<string, string | undefined> =>
  isUpload(upload) ? upload.fields : {}

async function planOf(ctx: Ctx, upload: unknown): Promise<Plan> {
  if (!isUpload(upload)) throw badField('file', 'Choose the HR list, a CSV file')
  const rows = readCsv(upload.bytes)
  const known = new Map((await listKnownUsers(ctx.tx)).map((user) => [user.staffNumber, user]))
  const seen = new Map<string, number>()
  const today = londonToday(ctx)
  const planned = rows.map((row, index) => planRow(ctx, { row, line: index + 2, known, seen, today }))
  if (fieldsOf(upload).whole === 'yes') planned.push(...absentees(ctx, known, seen))
  refuseMassLeaving(planned, known)
  const answer = answerOf(upload.fileName, planned)
  return { answer, planned }
}

function readCsv(bytes: Buffer): Record<string, string>[] {
  const text = decode(bytes)
  let columns: string[] = []
  const tidy = (names: string[]) => {
    columns = names
    return names.map((name) =>
      name
        .trim()
        .toLowerCase()
        .replaceAll(/[\s-]+/g, '_'),
    )
  }
  let rows: Record<string, string>[]
  try {
    rows = parse<Record<string, string>>(text, {
      columns: tidy,
      bom: true,
      skip_empty_lines: true,
      relax_column_count: false,
      max_record_size: 20_000,
      delimiter: delimiterOf(text),
    })
  } catch (cause) {
    const problems = hrColumnProblems(columns)
    if (columns.length > 0 && problems.length > 0) throw columnRefusal(problems)
    const line =
      typeof cause === 'object' && cause !== null && 'lines' in cause && typeof cause.lines === 'number'
        ? ` (near line ${cause.lines})`
        : ''
    throw new AppError('bad_input', {
      cause,
      fields: [
        {
          path: 'file',
          message: `This is not a CSV file that can be read${line}. Every row needs as many cells as the first.`,
        },
      ],
    })
  }
  const problems = hrColumnProblems(columns)
  if (problems.length > 0) throw columnRefusal(problems)
  if (rows.length === 0) throw badField('file', 'The list has no rows')
  if (rows.length > mostRows) throw badField('file', `The list has more than ${mostRows} rows`)
  return rows
}

const columnRefusal = (problems: string[]) =>
  new AppError('bad_input', { fields: problems.map((message) => ({ path: 'file', message })) })

/** What parts the cells of the first line: spreadsheets of some countries write semicolons or tabs. */
function delimiterOf(text: string): string {
  const line = text.slice(0, 2000).split(/\r?\n/, 1)[0] ?? ''
  const count = (sign: string) => line.split(sign).length
  return [';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ',')
}

/** UTF-8, or what older spreadsheets write. */
function decode(bytes: Buffer): string {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    text = new TextDecoder('windows-1252').decode(bytes)
  }
  if (text.includes('\u0000'))
    throw badField('file', 'This is not a text file. Save the list as CSV and send it again.')
  return text
}

function planRow(
  ctx: Ctx,
  given: {
    row: Record<string, string>
    line: number
    known: Map<string, KnownUser>
    seen: Map<string, number>
    today: string
  },
): Planned {
  const { person: read, problems } = readHrRow(given.row)
  // The own force is kept as none: whoever has no other is of the force of the installation.
  const person = read.force === ctx.config.forceCode ? { ...read, force: null } : read
  const reasons = [...problems]
  const before = given.seen.get(person.staffNumber)
  if (before !== undefined) reasons.push(`The staff number stands in line ${before} already.`)
  else if (person.staffNumber !== '') given.seen.set(person.staffNumber, given.line)
  const { outcome, changes } = planHrRow(person, given.known.get(person.staffNumber), given.today)
  if (
    person.staffNumber === ctx.who.staffNumber &&
    (outcome === 'leaver' || changes.some((change) => change.field === 'role'))
  )
    reasons.push(
      'This is you: another administrator must bring in changes of your own roles or your leaving.',
    )
  if (
    changes.some((change) => change.field === 'role' && change.to !== '') &&
    !holds(ctx.who, 'admin.role.grant')
  )
    reasons.push('Your roles do not let you give roles.')
  const base = {
    line: given.line,
    staffNumber: person.staffNumber.slice(0, 20),
    displayName: person.displayName.slice(0, 100),
  }
  if (reasons.length > 0) return { person, row: { ...base, outcome: 'refused', changes: [], reasons } }
  return { person, row: { ...base, outcome, changes, reasons: [] } }
}

/** On a whole list, those of earlier lists who are not on it have left. */
function absentees(ctx: Ctx, known: Map<string, KnownUser>, seen: Map<string, number>): Planned[] {
  const today = londonToday(ctx)
  const gone = [...known.values()].filter(
    (user) =>
      user.isFromHr &&
      user.status !== 'left' &&
      !seen.has(user.staffNumber) &&
      user.staffNumber !== ctx.who.staffNumber,
  )
  return gone.map((user) => {
    const { person } = readHrRow({
      staff_number: user.staffNumber,
      display_name: user.displayName,
      rank: user.rank,
      unit_code: user.unitCode,
      post: user.post ?? '',
      force: user.force ?? '',
      joined_on: user.joinedOn ?? '',
      left_on: today,
    })
    const { changes } = planHrRow(person, user, today)
    return {
      person,
      row: {
        line: 0,
        staffNumber: user.staffNumber,
        displayName: user.displayName,
        outcome: 'leaver',
        changes,
        reasons: ['Not on the whole list.'],
      },
    }
  })
}

function refuseMassLeaving(planned: Planned[], known: Map<string, KnownUser>): void {
  const leavers = planned.filter(({ row }) => row.outcome === 'leaver').length
  const active = [...known.values()].filter((user) => user.status === 'active').length
  if (leavers > 5 && leavers > active * mostLeaversShare) {
    throw new AppError('rule_refused', {
      facts: {
        rule: 'hr.leavers',
        reason: `The list would end ${leavers} of ${active} accounts. A list that ends more than one in ten is taken for a cut-off file: check it, or send it in parts.`,
      },
    })
  }
}

function answerOf(fileName: string, planned: Planned[]): HrPlan {
  const rows = planned.map(({ row }) => row)
  const count = (outcome: HrRow['outcome']) => rows.filter((row) => row.outcome === outcome).length
  const summary = {
    rows: rows.length,
    joiner: count('joiner'),
    mover: count('mover'),
    leaver: count('leaver'),
    returner: count('returner'),
    unchanged: count('unchanged'),
    refused: count('refused'),
  }
  const token = createHash('sha256').update(JSON.stringify(rows)).digest('base64url')
  return { applied: false, fileName: fileName.slice(0, 200), token, summary, rows }
}

const statusOf = {
  joiner: 'active',
  returner: 'active',
  leaver: 'left',
  mover: 'keep',
  unchanged: 'keep',
  refused: 'keep',
} as const

async function writePlan(ctx: Ctx, plan: Plan): Promise<void> {
  const doing = plan.planned.filter(({ row }) => row.outcome !== 'refused' && row.outcome !== 'unchanged')
  await putPeople(
    ctx.tx,
    doing.map(({ row, person }) => ({
      staffNumber: person.staffNumber,
      displayName: person.displayName,
      rank: person.rank,
      unitCode: person.unitCode,
      post: person.post,
      force: person.force ?? null,
      joinedOn: person.joinedOn,
      leftOn: person.leftOn,
      status: statusOf[row.outcome],
    })),
    plan.answer.fileName,
    doing.some(({ person }) => person.force !== undefined),
  )
  const leavers = doing.filter(({ row }) => row.outcome === 'leaver').map(({ person }) => person.staffNumber)
  await endEverything(ctx.tx, leavers)
  const roles = doing
    .filter(({ row }) => row.outcome !== 'leaver')
    .flatMap(({ row, person }) =>
      row.changes
        .filter((change) => change.field === 'role')
        .map((change) => ({ staffNumber: person.staffNumber, ...change })),
    )
  await endHrRoles(
    ctx.tx,
    roles.filter((change) => change.to === '').map(({ staffNumber, from }) => ({ staffNumber, role: from })),
  )
  await giveHrRoles(
    ctx.tx,
    roles.filter((change) => change.to !== '').map(({ staffNumber, to }) => ({ staffNumber, role: to })),
    ctx.who.userId,
    `HR list ${plan.answer.fileName}`,
  )
}
