/** What tests of the evaluation begin from: a report sent in, taken, evaluated whole, and released. */
import { intelligence, intelligenceReview } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import { riskQuestions } from '@mips/domain/intelligence/risk-assessment'
import type { Actor, World } from '../../testing/world.ts'
import { entryBody, paragraphBody } from '../intelligence/intelligence.fixtures.ts'

type Routes = (typeof intelligenceReview)['routes']
type Body<Name extends keyof Routes> = RouteCall<Routes[Name]> extends { body: infer B } ? B : never

/** A paragraph of a grown source who is not vulnerable, so that no risk assessment is asked. */
export const plainParagraph = (more: Parameters<typeof paragraphBody>[0] = {}) =>
  paragraphBody({ isSourceChild: false, isSourceVulnerable: false, ...more })

export const versionOf = async (world: World, recordId: string): Promise<number> =>
  (await world.admin.query<{ version: number }>('SELECT version FROM record WHERE id = $1', [recordId]))
    .rows[0]?.version ?? 0

/** The id of the newest round of a paragraph by its number in the store; any id where there is none. */
export const paragraphAt = async (world: World, reportId: string, number: number): Promise<string> =>
  (
    await world.admin.query<{ id: string }>(
      'SELECT id FROM intelligence_paragraph WHERE report_id = $1 AND number = $2 ORDER BY round DESC LIMIT 1',
      [reportId, number],
    )
  ).rows[0]?.id ?? reportId

/** One act of the desk at the version that the report has now, on a paragraph by its number in the store; the answer of the server as it is. */
export async function act<Name extends keyof Routes & string>(
  world: World,
  as: Actor,
  name: Name,
  { number, ...params }: { reportId: string; number?: number; nominalId?: string },
  body: object = {},
) {
  const { reportId } = params
  const paragraph = number === undefined ? {} : { paragraphId: await paragraphAt(world, reportId, number) }
  const input = { params: { ...params, ...paragraph }, body } as unknown as RouteCall<Routes[Name]>
  return world.call(as, intelligenceReview, name, input, { version: await versionOf(world, reportId) })
}

/** The same, which must succeed. */
export async function done<Name extends keyof Routes & string>(
  world: World,
  as: Actor,
  name: Name,
  params: { reportId: string; number?: number; nominalId?: string },
  body: object = {},
) {
  const answer = await act(world, as, name, params, body)
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.statusCode} ${answer.body}`)
  return answer.json<{
    version: number
    state: string
    problems: { rule: string; severity: string; message: string }[]
  }>()
}

export const gradeBody = (more: Partial<Body<'grade'>> = {}): Body<'grade'> => ({
  sourceGrade: '2',
  assessmentGrade: 'A',
  handlingCode: 'P',
  ...more,
})

export const textBody = (more: Partial<Body<'sanitise'>> = {}): Body<'sanitise'> => ({
  text: 'A knife is kept in the glove box of his van.',
  couldHaveKnown: 6,
  removalReasons: Array.from({ length: 20 }, () => 'WORDING' as const),
  ...more,
})

export const riskBody = (): Body<'assessRisk'> => ({
  answers: riskQuestions.map(({ code }) => ({ code, answer: 'None, looked at' })),
})

export type Course = { writer: Actor; evaluator: Actor; reportId: string }

type Sent = Parameters<typeof entryBody>[1] & { subjectIds?: string[] }

/** Sent in by an officer. */
export async function sentReport(
  world: World,
  { subjectIds = [], ...more }: Sent = { paragraphs: [plainParagraph()] },
  as?: Actor,
): Promise<Course> {
  const writer = as ?? (await world.actor('RESPONSE_OFFICER'))
  const evaluator = await world.actor('INTELLIGENCE_OFFICER')
  const { id } = await world.ok(writer, intelligence, 'submit', { body: entryBody(subjectIds, more) })
  return { writer, evaluator, reportId: id }
}

/** Opened by an evaluator. */
export async function takenReport(world: World, more?: Sent): Promise<Course> {
  const course = await sentReport(world, more)
  await done(world, course.evaluator, 'accept', { reportId: course.reportId })
  return course
}

/** Graded and sanitised; with handling C the risk is assessed and authorised too. */
export async function evaluatedReport(
  world: World,
  more: {
    grade?: Partial<Body<'grade'>>
    text?: Partial<Body<'sanitise'>>
    entry?: Parameters<typeof entryBody>[1]
  } = {},
): Promise<Course> {
  const course = await takenReport(world, more.entry)
  const { evaluator, reportId } = course
  await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody(more.grade))
  await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody(more.text))
  if (more.grade?.handlingCode === 'C') {
    await done(world, evaluator, 'assessRisk', { reportId }, riskBody())
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'authoriseRisk', { reportId })
  }
  return course
}

/** Released without a second person, so that every reader of intelligence holds it. */
export async function releasedReport(
  world: World,
  more: Parameters<typeof evaluatedReport>[1] = {},
): Promise<Course> {
  const course = await evaluatedReport(world, more)
  await done(world, course.evaluator, 'step', { reportId: course.reportId }, { step: 'RELEASE' })
  return course
}

/** Under conditions, with the check asked for. */
export async function checkedReport(world: World): Promise<Course> {
  const course = await evaluatedReport(world, {
    grade: { handlingCode: 'C', conditions: [{ code: 'A1' }] },
  })
  await done(world, course.evaluator, 'step', { reportId: course.reportId }, { step: 'ASK_CHECK' })
  return course
}
