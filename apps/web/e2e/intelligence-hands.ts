/** What the journeys about intelligence share: a released report, made by the API as its writer and the unit make it. */
import type { Browser, Page } from '@playwright/test'
import { riskQuestions } from '../../../packages/domain/src/intelligence/risk-assessment.ts'
import { call, look } from './identity-hands.ts'
import { signIn } from './support.ts'

/** Signs somebody in beside the others, each in a browser of their own. */
export async function deskOf(browser: Browser, page: Page, who: `P${number}`, path = '/'): Promise<Page> {
  const { origin } = new URL(page.url())
  const context = await browser.newContext({
    baseURL: origin,
    viewport: page.viewportSize(),
    reducedMotion: 'reduce',
  })
  const desk = await context.newPage()
  await signIn(desk, who, path)
  return desk
}

type Desks = { officer: Page; unit: Page; manager: Page }
type Report = { id: string; reference: string }

/**
 * A report of one paragraph that the unit evaluated and released. `condition`, in words or as the officers who may use it, puts it under handling C, with the risk
 * assessment and the second person that this asks for.
 */
export async function releasedReport(
  desks: Desks,
  {
    raw,
    text,
    subjectId,
    condition,
  }: { raw: string; text: string; subjectId?: string; condition?: string | { namedIds: string[] } },
): Promise<Report> {
  const handlingCode = condition === undefined ? 'P' : 'C'
  const conditions =
    condition === undefined
      ? []
      : [
          typeof condition === 'string'
            ? { code: 'OTHER', text: condition }
            : { code: 'NAMED_ONLY', ...condition },
        ]
  const graded = { sourceGrade: '2', assessmentGrade: 'C', handlingCode, conditions }
  const made = await call(desks.officer, '/intelligence', {
    paragraphs: [{ text: raw, ...graded, isSourceChild: false, isSourceVulnerable: false }],
    subjectIds: subjectId === undefined ? [] : [subjectId],
  })
  const report = { id: String(made.id), version: Number(made.version) }
  await release(desks, report, { text, graded, isChecked: condition !== undefined, subjectId })
  return { id: report.id, reference: String(made.reference) }
}

/** The unit evaluates a report of one paragraph and releases it; checked by a second person with a risk assessment where its conditions ask for it. */
export async function release(
  { unit, manager }: Pick<Desks, 'unit' | 'manager'>,
  report: { id: string; version: number },
  {
    text,
    graded,
    isChecked = false,
    subjectId,
  }: { text: string; graded: object; isChecked?: boolean; subjectId?: string | undefined },
): Promise<void> {
  const path = `/intelligence/${report.id}`
  let { version } = report
  const act = async (who: Page, act: string, body: object = {}) => {
    version = Number((await call(who, `${path}/${act}`, body, version)).version)
  }
  await act(unit, 'accept')
  const { paragraphs } = await look(unit, `${path}/evaluation`)
  const [first] = paragraphs as { id: string }[]
  const paragraph = `paragraphs/${first?.id}`
  await act(unit, `${paragraph}/text`, { text, couldHaveKnown: 6, removalReasons: ['SOURCE'] })
  await act(unit, `${paragraph}/grade`, graded)
  if (subjectId !== undefined) await act(unit, `people/${subjectId}`, { category: 'OTHER' })
  if (!isChecked) await act(unit, 'steps', { step: 'RELEASE' })
  else {
    const answers = riskQuestions.map(({ code }) => ({ code, answer: 'None: looked at' }))
    await act(unit, 'risk', { answers })
    await act(manager, 'risk/authority')
    await act(unit, 'steps', { step: 'ASK_CHECK' })
    await act(manager, 'approval')
  }
}
