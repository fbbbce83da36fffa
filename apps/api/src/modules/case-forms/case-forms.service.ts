/** Forms of a case: filled from the store at each reading, with the few words that are written in them, version by version (MG-7, MG-8). */
import { createHash } from 'node:crypto'
import type { caseForms } from '@mips/contracts'
import type { CaseFormPage } from '@mips/contracts/case-forms'
import type { RouteInput } from '@mips/contracts/contract'
import { offenceKey } from '@mips/domain/case/case-file'
import { factHomes, type FilledField, filledForm, lackedBy } from '@mips/domain/case/form-fields'
import { formFields } from '@mips/domain/case/form-fields-table'
import { disclosureStatus, disclosureStatuses, type FormCode, mgForm } from '@mips/domain/case/mg-forms'
import { labelIn } from '@mips/domain/custody/offence-words'
import { displayName } from '@mips/domain/nominal/display-name'
import { duties } from '@mips/domain/rules/due'
import { londonDay } from '@mips/domain/time/london-day'
import { formatLondon } from '@mips/domain/time/london-time'
import { holds } from '../../platform/access/principal.ts'
import { AppError, badField } from '../../platform/errors.ts'
import type { Ctx } from '../../platform/http/module.ts'
import { drawPaper } from '../../platform/paper/draw-paper.ts'
import { changed, log, officersOf, readFile, requireWork, touch } from '../case/case.service.ts'
import {
  insertPaper,
  insertVersion,
  listPapers,
  listVersions,
  signVersion,
  type VersionRow,
} from './case-forms.repository.ts'
import { paperOf } from './case-forms.paper.ts'
import { homePage } from './case-forms.homes.ts'

type Routes = (typeof caseForms)['routes']
type Body<Name extends keyof Routes> = RouteInput<Routes[Name]>['body']
type Read = Awaited<ReturnType<typeof readForm>>

const coded = (list: readonly { code: string; label: string }[], code: string) => ({
  code,
  label: labelIn(list, code),
})

/** The narratives of a version; what is kept beside them for the rules is left out. */
export const wordsOf = (row: VersionRow | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries((row?.words ?? {}) as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )

/** The sensitive schedule and the report are read by who works the schedules. */
const keptForms: ReadonlySet<FormCode> = new Set(['MG6D', 'MG6E'])
/** Schedules are papers of their own, as they are served. */
const schedules: ReadonlySet<FormCode> = new Set(['MG6C', 'MG6D', 'MG6E'])

async function readForm(ctx: Ctx, caseId: string, code: FormCode, subjectId: string | undefined) {
  if (keptForms.has(code) && !holds(ctx.who, 'case.unused.keep')) throw new AppError('forbidden')
  const { rows, file } = await readFile(ctx, caseId)
  const versions = await listVersions(ctx.tx, caseId, code, subjectId ?? null)
  const [newest] = versions
  const filled = filledForm(code, file, subjectId, wordsOf(newest))
  if (filled === undefined) throw new AppError('bad_reference')
  return { rows, file, versions, newest, filled }
}

/** The form as it stands now: facts off the store, words of the newest version. */
export async function getForm(
  ctx: Ctx,
  { caseId, code }: { caseId: string; code: FormCode },
  subjectId: string | undefined,
): Promise<CaseFormPage> {
  const read = await readForm(ctx, caseId, code, subjectId)
  const { rows, file, versions, newest, filled } = read
  const papers = await listPapers(ctx.tx, caseId, code, subjectId ?? null)
  const officers = await officersOf(
    ctx,
    versions.flatMap(({ writtenBy, signedBy }) => [writtenBy, ...(signedBy === null ? [] : [signedBy])]),
  )
  const form = mgForm(code)
  return {
    caseId,
    urn: rows.head.urn,
    title: rows.head.title,
    recordVersion: rows.head.version,
    marking: rows.head.marking,
    code,
    label: form.label,
    disclosure: coded(disclosureStatuses, disclosureStatus(code, londonDay(file.at))),
    owedBy: coded(duties, form.owedBy),
    subjectId: subjectId ?? null,
    subject: subjectName(read, subjectId),
    fields: filled.map((field) => ({
      code: field.code,
      label: field.label,
      kind: field.kind,
      value: field.value ?? null,
      home: field.home === undefined ? null : coded(factHomes, field.home),
      opensAt: field.home === undefined ? null : homePage(rows, field.home, subjectId),
      isMissing: field.isMissing,
    })),
    version: newest?.version ?? 0,
    signed:
      newest === undefined || newest.signedAt === null
        ? null
        : { by: officers.get(newest.signedBy ?? '') ?? null, at: newest.signedAt.toISOString() },
    versions: versions.map((row) => ({
      version: row.version,
      by: officers.get(row.writtenBy) ?? null,
      at: row.writtenAt.toISOString(),
      signedAt: row.signedAt?.toISOString() ?? null,
      words: wordsOf(row),
    })),
    papers: papers.map(({ id, recipient, givenAt, formVersion }) => ({
      id,
      recipient,
      at: givenAt.toISOString(),
      version: formVersion,
    })),
    may: { write: holds(ctx.who, 'case.record.build') && hasWords(code), print: !schedules.has(code) },
  }
}

const hasWords = (code: FormCode): boolean => formFields[code].some(({ kind }) => kind === 'NARRATIVE')

function subjectName({ rows, file }: Read, subjectId: string | undefined): string | null {
  if (subjectId === undefined) return null
  const person = rows.people.get(subjectId)
  if (person !== undefined) return displayName(person)
  return file.witnesses.find(({ id }) => id === subjectId)?.name ?? null
}

/** Keeps the words of a form as a new version; earlier ones stay as they were. The same words twice are one version. */
export async function writeForm(
  ctx: Ctx,
  { caseId, code }: { caseId: string; code: FormCode },
  body: Body<'write'>,
) {
  const head = await requireWork(ctx, caseId)
  const { file, versions, newest } = await readForm(ctx, caseId, code, body.subjectId)
  const narratives = formFields[code].filter(({ kind }) => kind === 'NARRATIVE').map((field) => field.code)
  const strange = Object.keys(body.words).find((key) => !narratives.includes(key))
  if (strange !== undefined)
    throw badField(
      `words.${strange}`,
      'This is read from the store: put it right in the record that keeps it (MG-7)',
    )
  const words = { ...wordsOf(newest), ...body.words }
  const covers = file.defendants.flatMap((one) => one.offences.map((offence) => offenceKey(one, offence)))
  const now = ctx.clock.now()
  const filled = filledForm(code, file, body.subjectId, words) ?? []
  if (body.isSigned) refuseUnfinished(filled)
  const version = (versions[0]?.version ?? 0) + 1
  await insertVersion(ctx.tx, {
    caseId,
    code,
    subjectId: body.subjectId ?? null,
    version,
    words: code === 'MG5' ? { ...words, covers } : words,
    writtenBy: ctx.who.userId,
    writtenAt: now,
    ...(body.isSigned ? { signedBy: ctx.who.userId, signedAt: now } : {}),
  })
  await touch(ctx, caseId)
  ctx.audit.change = { form: code, version, isSigned: body.isSigned }
  return changed(ctx, head)
}

/** MG-8: a form is signed when nothing that it has to say is missing. */
function refuseUnfinished(filled: readonly FilledField[]): void {
  const words = filled.find(({ kind, isMissing }) => kind === 'NARRATIVE' && isMissing)
  if (words !== undefined)
    throw badField(`words.${words.code}`, `${words.label}: write it before you sign (MG-8)`)
  const [lacked] = lackedBy(filled)
  if (lacked === undefined) return
  throw new AppError('rule_refused', {
    facts: {
      rule: 'MG-8',
      reason: `MG-8: ${lacked.label} is missing: put it right in ${labelIn(factHomes, lacked.home).toLowerCase()}.`,
      field: 'subjectId',
    },
  })
}

export async function signForm(
  ctx: Ctx,
  { caseId, code }: { caseId: string; code: FormCode },
  subjectId: string | undefined,
) {
  const head = await requireWork(ctx, caseId)
  const { newest, filled } = await readForm(ctx, caseId, code, subjectId)
  if (newest === undefined)
    throw new AppError('not_in_state', { facts: { reason: 'Nothing is written in this form yet.' } })
  refuseUnfinished(filled)
  const { count } = await signVersion(ctx.tx, newest.id, ctx.who.userId, ctx.clock.now())
  if (count === 0) throw new AppError('already_done')
  await touch(ctx, caseId)
  ctx.audit.change = { form: code, version: newest.version, signed: true }
  return changed(ctx, head)
}

/** The form as a tagged paper with its marking, for a named recipient; the file is noted by its hash. */
export async function printForm(
  ctx: Ctx,
  { caseId, code }: { caseId: string; code: FormCode },
  body: Body<'print'>,
): Promise<Buffer> {
  if (schedules.has(code))
    throw new AppError('not_in_state', {
      facts: { reason: 'The schedules and the report are printed on the page of unused material.' },
    })
  const read = await readForm(ctx, caseId, code, body.subjectId)
  const now = ctx.clock.now()
  const paper = paperOf(
    { ...read.rows.head, subject: subjectName(read, body.subjectId) },
    {
      code,
      filled: read.filled,
      newest: read.newest,
      day: londonDay(read.file.at),
      recipient: body.recipient,
    },
  )
  const bytes = await drawPaper(paper, now, formatLondon(now.toISOString()))
  const { id } = await insertPaper(ctx.tx, {
    caseId,
    code,
    subjectId: body.subjectId ?? null,
    formVersion: read.newest?.version ?? null,
    recipient: body.recipient,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    givenBy: ctx.who.userId,
    givenAt: now,
  })
  await log(ctx, caseId, `${code} printed for ${body.recipient}.`)
  Object.assign(ctx.audit, { recipient: body.recipient, change: { paperId: id, form: code } })
  ctx.reply.header('content-type', 'application/pdf')
  ctx.reply.header(
    'content-disposition',
    `inline; filename="${code}-${read.rows.head.urn}.pdf"`.toLowerCase(),
  )
  return bytes
}
