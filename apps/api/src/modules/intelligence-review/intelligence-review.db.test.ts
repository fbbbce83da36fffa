/** The course of a report through the unit: opened, graded, sanitised, checked by a second person, released, held back, lifted and evaluated anew. */
import { intelligence, intelligenceReview, nominal, pole } from '@mips/contracts'
import { reportStates } from '@mips/domain/intelligence/report-state'
import { afterAll, describe, expect, it } from 'vitest'
import { arrange, makePerson } from '../../testing/arrange.ts'
import { testDatabase } from '../../testing/database.ts'
import { type Actor, buildWorld } from '../../testing/world.ts'
import { makeGroup } from '../admin/admin.testing.ts'
import { releasedReport as releasedProduct } from '../source-vault/source-vault.testing.ts'
import { entryBody } from '../intelligence/intelligence.fixtures.ts'
import {
  act,
  checkedReport,
  done,
  evaluatedReport,
  gradeBody,
  plainParagraph,
  releasedReport,
  riskBody,
  sentReport,
  takenReport,
  textBody,
} from './intelligence-review.testing.ts'

const database = await testDatabase()
const world = await buildWorld(database)
afterAll(() => world.close())

const page = (as: Actor, reportId: string) => world.ok(as, intelligence, 'get', { params: { reportId } })
const desk = (as: Actor, reportId: string) =>
  world.ok(as, intelligenceReview, 'getEvaluation', { params: { reportId } })
const texts = async (as: Actor, reportId: string) =>
  (await page(as, reportId)).paragraphs.map(({ text }) => text)
const found = async (as: Actor, word: string) =>
  (await world.ok(as, nominal, 'searchAll', { body: { text: word, filters: {} } })).texts.count
const workOf = async (recordId: string) =>
  (
    await world.admin.query<{ kind: string; open: boolean; owner: string | null; title: string }>(
      'SELECT kind, done_at IS NULL AS open, owner_id AS owner, title FROM task WHERE record_id = $1 ORDER BY created_at, id',
      [recordId],
    )
  ).rows
const later = (minutes = 5) =>
  world.clock.set(new Date(world.clock.now().getTime() + minutes * 60_000).toISOString())
const refusal = async (answer: Promise<{ statusCode: number; body: string }>) => {
  const { statusCode, body } = await answer
  return `${statusCode} ${body}`
}
const hidden = { text: 'The loot is in the quollcellar.' }

describe('intelligence-review, from sending in to readers', () => {
  it('goes from the queue through grade, text and a second person to an investigator, and not to whoever the conditions leave out', async () => {
    const { evaluator, reportId } = await evaluatedReport(world, {
      grade: {
        handlingCode: 'C',
        conditions: [{ code: 'NAMED_ONLY', namedIds: [(await world.actor('DETECTIVE')).id] }],
      },
    })
    expect(await refusal(act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' }))).toContain('IW-4')
    await done(world, evaluator, 'step', { reportId }, { step: 'ASK_CHECK' })
    expect(await refusal(act(world, evaluator, 'approve', { reportId }))).toContain('IW-3')
    const second = await world.actor('INTELLIGENCE_OFFICER')
    expect((await done(world, second, 'approve', { reportId })).state).toBe('EVALUATED')
    const outside = await world.actor('DETECTIVE')
    expect((await page(outside, reportId)).shows).toBe('SIGNPOST')
    expect(await texts(second, reportId)).toEqual(['A knife is kept in the glove box of his van.'])
  })

  it('is found by its words by an investigator once released, and not before', async () => {
    const detective = await world.actor('DETECTIVE')
    const { evaluator, reportId } = await evaluatedReport(world, { text: hidden })
    expect(await found(detective, 'quollcellar')).toBe(0)
    expect((await page(detective, reportId)).shows).toBe('SIGNPOST')
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect(await found(detective, 'quollcellar')).toBe(1)
    expect(await texts(detective, reportId)).toEqual([hidden.text])
  })

  it('refuses its writer every act of the unit, also when tried directly (IW-2)', async () => {
    const writer = await world.actor('INTELLIGENCE_OFFICER')
    const { reportId, evaluator } = await sentReport(world, { paragraphs: [plainParagraph()] }, writer)
    expect(await refusal(act(world, writer, 'accept', { reportId }))).toContain('IW-2')
    await done(world, evaluator, 'accept', { reportId })
    for (const [name, body] of [
      ['grade', gradeBody()],
      ['sanitise', textBody()],
    ] as const)
      expect(await refusal(act(world, writer, name, { reportId, number: 1 }, body))).toContain('IW-2')
    expect(await refusal(act(world, writer, 'assessRisk', { reportId }, riskBody()))).toContain('IW-2')
    await done(world, evaluator, 'assessRisk', { reportId }, riskBody())
    expect(await refusal(act(world, writer, 'authoriseRisk', { reportId }))).toContain('IW-2')
    await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody())
    await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody())
    expect(await refusal(act(world, writer, 'step', { reportId }, { step: 'RELEASE' }))).toContain('IW-2')
    expect((await desk(writer, reportId)).mayWork).toMatchObject({ allowed: false })
  })

  it('refuses an approval by whoever gave a grade that would be released (IW-3)', async () => {
    const course = await takenReport(world)
    const { evaluator, reportId } = course
    const helper = await world.actor('INTELLIGENCE_OFFICER')
    await done(world, helper, 'grade', { reportId, number: 1 }, gradeBody())
    await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      textBody({ marking: 'OFFICIAL-SENSITIVE', markingReason: 'Names a child' }),
    )
    await done(world, evaluator, 'step', { reportId }, { step: 'ASK_CHECK' })
    expect(await refusal(act(world, helper, 'approve', { reportId }))).toContain('IW-3')
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'approve', { reportId })
  })

  it('releases nothing ungraded, unsanitised or with something still to be said, and says what is left', async () => {
    const { evaluator, reportId } = await takenReport(world)
    const release = () => refusal(act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' }))
    expect(await release()).toContain('IW-8')
    await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody())
    expect(await release()).toContain('IS-1')
    const kept = await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      textBody({ text: 'Tobias Quillfeather told me of a knife.', couldHaveKnown: undefined }),
    )
    expect(kept.problems.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['IS-4', 'IS-7', 'NL-2']))
    expect(await release()).toMatch(/IS-4|IS-7|NL-2/)
    expect((await desk(evaluator, reportId)).openProblems).toBe(kept.problems.length)
  })

  it('tells that something points to the source, and never which words (IS-2)', async () => {
    const { evaluator, reportId } = await takenReport(world, {
      paragraphs: [plainParagraph({ provenance: 'Wilma Tarrantby told her neighbour, 07700 900461.' })],
    })
    await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody())
    const { problems } = await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      textBody({ text: 'A knife is kept by the friend of Wilma Tarrantby.' }),
    )
    const [met] = problems.filter(({ rule }) => rule === 'IS-2')
    expect(met).toMatchObject({ severity: 'BLOCK' })
    expect(met?.message).not.toContain('Tarrantby')
    expect(await refusal(act(world, evaluator, 'step', { reportId }, { step: 'RELEASE' }))).toContain('IS-2')
    const audit = await world.admin.query<{ change: string }>(
      `SELECT c.body::text AS change FROM audit.entry e JOIN audit.payload c ON c.request_id = e.request_id AND c.kind = 'change' WHERE e.action = 'intelligenceReview.sanitise' AND e.subject_id = $1`,
      [reportId],
    )
    expect(audit.rows.map(({ change }) => JSON.parse(change))).toMatchObject([
      { sourceCheck: { isMet: true } },
    ])
  })

  it('asks for a risk assessment with the authority of somebody else (IK-1 to IK-3)', async () => {
    const { evaluator, reportId } = await takenReport(world)
    await done(
      world,
      evaluator,
      'grade',
      { reportId, number: 1 },
      gradeBody({ handlingCode: 'C', conditions: [{ code: 'A1' }] }),
    )
    await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody())
    const ask = () => refusal(act(world, evaluator, 'step', { reportId }, { step: 'ASK_CHECK' }))
    expect(await ask()).toContain('IK-1')
    await done(world, evaluator, 'assessRisk', { reportId }, { answers: riskBody().answers.slice(1) })
    expect(await ask()).toContain('IK-2')
    await done(world, evaluator, 'assessRisk', { reportId }, riskBody())
    expect(await ask()).toContain('IK-3')
    expect(await refusal(act(world, evaluator, 'authoriseRisk', { reportId }))).toContain('IK-3')
    await done(world, await world.actor('INTELLIGENCE_OFFICER'), 'authoriseRisk', { reportId })
    expect((await done(world, evaluator, 'step', { reportId }, { step: 'ASK_CHECK' })).state).toBe(
      'QUALITY_CHECK',
    )
  })
})

describe('intelligence-review, what was released', () => {
  it('is gone from copy and search at once when it is held back, and comes back with the next release alone', async () => {
    const manager = await world.actor('INTELLIGENCE_MANAGER')
    const detective = await world.actor('DETECTIVE')
    const { evaluator, reportId } = await releasedReport(world, {
      text: { ...hidden, text: 'The loot is in the quollheld.' },
    })
    expect(
      await refusal(act(world, evaluator, 'hold', { reportId }, { reason: 'A source at risk' })),
    ).toContain('403')
    await done(world, manager, 'hold', { reportId }, { reason: 'A source at risk' })
    expect(await found(detective, 'quollheld')).toBe(0)
    expect(await page(detective, reportId)).toMatchObject({ shows: 'SIGNPOST', paragraphs: [] })
    later()
    await done(world, manager, 'lift', { reportId }, { reason: 'It was another report' })
    expect(await found(detective, 'quollheld')).toBe(0)
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect(await found(detective, 'quollheld')).toBe(1)
  })

  it('stays as it was released while it is evaluated anew, and only a stricter grade shows before', async () => {
    const detective = await world.actor('DETECTIVE')
    const { evaluator, reportId } = await releasedReport(world, {
      text: { ...hidden, text: 'The loot is in the quollanew.' },
    })
    later()
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'The source erred' })
    await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 1 },
      textBody({ ...hidden, text: 'The loot is in the quollnext.' }),
    )
    expect(await texts(detective, reportId)).toEqual(['The loot is in the quollanew.'])
    expect(await found(detective, 'quollnext')).toBe(0)
    later()
    await done(
      world,
      evaluator,
      'grade',
      { reportId, number: 1 },
      gradeBody({ sourceGrade: '3', gradeReason: 'Was wrong before', reason: 'Was wrong before' }),
    )
    // Found still, and not quoted (IG-7).
    expect(await found(detective, 'quollanew')).toBe(1)
    expect((await page(detective, reportId)).paragraphs[0]?.grade.printed).toBe('3 A P')
  })

  it('does not open to more people by a looser grade before the new release', async () => {
    const officer = await world.actor('DETECTIVE')
    const { evaluator, reportId } = await evaluatedReport(world, {
      grade: {
        handlingCode: 'C',
        conditions: [{ code: 'NAMED_ONLY', namedIds: [(await world.actor('DETECTIVE')).id] }],
      },
      text: { ...hidden, text: 'The loot is in the quollloose.' },
    })
    await done(world, evaluator, 'step', { reportId }, { step: 'ASK_CHECK' })
    const second = await world.actor('INTELLIGENCE_OFFICER')
    await done(world, second, 'approve', { reportId })
    later()
    await done(world, evaluator, 'step', { reportId }, { step: 'RE_EVALUATE', reason: 'It may be shared' })
    await done(world, evaluator, 'grade', { reportId, number: 1 }, gradeBody({ reason: 'It may be shared' }))
    expect((await page(officer, reportId)).shows).toBe('SIGNPOST')
    expect(await found(officer, 'quollloose')).toBe(0)
    later()
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect(await texts(officer, reportId)).toEqual(['The loot is in the quollloose.'])
    expect(await found(officer, 'quollloose')).toBe(1)
  })

  it.each(reportStates.map(({ code, found: shown }) => [code, shown] as const))(
    'is live in state %s as far as the rules show it (%s)',
    async (state, shown) => {
      const { reportId } = await releasedReport(world)
      await arrange(
        world,
        ({ tx }) =>
          tx.$executeRaw`UPDATE intelligence_report SET state = ${state} WHERE id = ${reportId}::uuid`,
      )
      const { rows } = await world.admin.query(
        'SELECT 1 FROM intelligence_text WHERE report_id = $1 AND is_live',
        [reportId],
      )
      expect(rows.length).toBe(shown === 'NEVER' ? 0 : 1)
    },
  )

  it('shows a paragraph that was left out to nobody', async () => {
    const detective = await world.actor('DETECTIVE')
    const course = await takenReport(world, {
      paragraphs: [plainParagraph(), plainParagraph({ text: 'Second.' })],
    })
    const { evaluator, reportId } = course
    for (const number of [1, 2]) await done(world, evaluator, 'grade', { reportId, number }, gradeBody())
    await done(world, evaluator, 'sanitise', { reportId, number: 1 }, textBody())
    await done(
      world,
      evaluator,
      'sanitise',
      { reportId, number: 2 },
      { isLeftOut: true, leftOutReason: 'Only the source knew' },
    )
    await done(world, evaluator, 'step', { reportId }, { step: 'RELEASE' })
    expect((await page(detective, reportId)).paragraphs.map(({ number }) => number)).toEqual([1])
  })

  it('is open to nobody off the list that its paragraph was for, and the list is never made wider', async () => {
    const inside = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [inside])
    const wideId = await makeGroup(world, [inside])
    const outside = await world.actor('INTELLIGENCE_OFFICER')
    const { id: reportId } = await world.ok(inside, intelligence, 'submit', {
      body: entryBody([], {
        paragraphs: [
          plainParagraph(),
          plainParagraph({ text: 'For the operation.', restrictToGroupIds: [groupId] }),
        ],
      }),
    })
    const member = await world.actor('INTELLIGENCE_OFFICER')
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $3), ($2, $3)', [
      groupId,
      wideId,
      member.id,
    ])
    await done(world, member, 'accept', { reportId })
    for (const number of [1, 2]) await done(world, member, 'grade', { reportId, number }, gradeBody())
    await done(world, member, 'sanitise', { reportId, number: 1 }, textBody())
    const wider = act(
      world,
      member,
      'sanitise',
      { reportId, number: 2 },
      textBody({ restrictToGroupIds: [wideId] }),
    )
    expect(await refusal(wider)).toContain('restrictToGroupIds')
    await done(world, member, 'sanitise', { reportId, number: 2 }, textBody({ text: 'For the quolllist.' }))
    await done(world, member, 'step', { reportId }, { step: 'RELEASE' })
    expect((await texts(inside, reportId)).length).toBe(2)
    expect((await texts(outside, reportId)).length).toBe(1)
    expect((await desk(outside, reportId)).paragraphs.map(({ number }) => number)).toEqual([1])
    expect(await found(outside, 'quolllist')).toBe(0)
  })
})

describe('whom a paragraph is about', () => {
  it('is told to nobody off its list: not on the report, the chart, the person or its history', async () => {
    const inside = await world.actor('INTELLIGENCE_OFFICER')
    const outside = await world.actor('DETECTIVE')
    const groupId = await makeGroup(world, [inside])
    const [open, kept] = [await makePerson(world), await makePerson(world)]
    const both = { subjectIds: [open.nominalId, kept.nominalId] }
    const text = (name: string) => `${name} keeps a knife in the van.`
    const { id: reportId } = await world.ok(inside, intelligence, 'submit', {
      body: entryBody(both.subjectIds, {
        paragraphs: [
          plainParagraph({
            text: text('Tobias Quillfeather'),
            mentions: [{ value: 'Tobias Quillfeather', recordId: open.nominalId }],
          }),
          plainParagraph({ text: text('Marla Brindlecombe'), restrictToGroupIds: [groupId] }),
        ],
      }),
    })
    const member = await world.actor('INTELLIGENCE_OFFICER')
    await world.admin.query('INSERT INTO group_member (group_id, user_id) VALUES ($1, $2)', [
      groupId,
      member.id,
    ])
    await done(world, member, 'accept', { reportId })
    for (const number of [1, 2]) {
      await done(world, member, 'grade', { reportId, number }, gradeBody())
      await done(
        world,
        member,
        'sanitise',
        { reportId, number },
        textBody({ text: 'Keeps a knife in the van.' }),
      )
    }
    for (const nominalId of both.subjectIds)
      await done(world, member, 'sayPerson', { reportId, nominalId }, { category: 'OTHER' })
    await done(world, member, 'step', { reportId }, { step: 'RELEASE' })
    const subjects = async (as: Actor) =>
      (await page(as, reportId)).subjects.map(({ nominalId }) => nominalId).sort()
    expect(await subjects(outside)).toEqual([open.nominalId])
    expect(await subjects(inside)).toEqual([open.nominalId, kept.nominalId].sort())
    const everything = async (as: Actor, nominalId: string) =>
      [
        (await world.call(as, nominal, 'get', { params: { nominalId } })).body,
        (await world.call(as, nominal, 'getTimeline', { params: { nominalId }, query: {} })).body,
        (await world.call(as, pole, 'getHistory', { params: { recordId: nominalId } })).body,
        (await world.call(as, pole, 'getChart', { params: { recordId: nominalId } })).body,
      ].join(' ')
    const seen = await everything(outside, kept.nominalId)
    expect(seen).not.toContain(reportId)
    expect(seen).not.toContain('"error"')
    expect(
      (await world.ok(outside, pole, 'getChart', { params: { recordId: open.nominalId } })).nodes,
    ).toContainEqual(expect.objectContaining({ id: reportId }))
    expect(await everything(outside, open.nominalId)).toContain(reportId)
    expect(await everything(inside, kept.nominalId)).toContain(reportId)
  })
})

describe('intelligence-review, the work it makes', () => {
  it('answers the reading with the acceptance and asks for the evaluation, the check and the answer of the writer', async () => {
    const { evaluator, writer, reportId } = await sentReport(world)
    await done(world, evaluator, 'accept', { reportId })
    expect(await workOf(reportId)).toMatchObject([
      { kind: 'OPEN_REPORT', open: false },
      { kind: 'EVALUATE', open: true, owner: evaluator.id },
    ])
    await done(world, evaluator, 'giveBack', { reportId }, { reason: 'Say which van' })
    expect((await workOf(reportId)).at(-1)).toMatchObject({
      kind: 'ANSWER_RETURN',
      open: true,
      owner: writer.id,
    })
    await world.ok(writer, intelligence, 'answerReturn', {
      params: { reportId },
      body: { words: 'The white one', paragraphs: [] },
    })
    const after = await workOf(reportId)
    expect(after.find(({ kind }) => kind === 'ANSWER_RETURN')?.open).toBe(false)
    expect(after.at(-1)).toMatchObject({ kind: 'OPEN_REPORT', open: true })
    expect(JSON.stringify(after)).not.toContain('van')
  })

  it('leaves the page of a threat to life to whoever acts on it', async () => {
    const { evaluator, reportId } = await sentReport(world, {
      paragraphs: [plainParagraph()],
      isThreatToLife: true,
    })
    await done(world, evaluator, 'accept', { reportId })
    expect((await workOf(reportId)).find(({ kind }) => kind === 'ANSWER_PAGE')?.open).toBe(true)
  })

  it('is handed on to a second person, and back with what they found', async () => {
    const { evaluator, reportId } = await checkedReport(world)
    expect((await workOf(reportId)).filter(({ open }) => open)).toMatchObject([{ kind: 'QUALITY_CHECK' }])
    const second = await world.actor('INTELLIGENCE_OFFICER')
    await done(world, second, 'step', { reportId }, { step: 'SEND_BACK', reason: 'Round the time' })
    expect((await workOf(reportId)).filter(({ open }) => open)).toMatchObject([
      { kind: 'EVALUATE', owner: evaluator.id },
    ])
    expect((await desk(evaluator, reportId)).history.at(-1)).toMatchObject({ reason: 'Round the time' })
  })
})

describe('intelligence-review.receiveProduct', () => {
  it('makes one report without a writer of what came through the corridor, on which nobody works who knew its source (IV-2)', async () => {
    const handler = await world.actor('SOURCE_UNIT')
    const { corridorId } = await releasedProduct(world, handler, await world.actor('SOURCE_CONTROLLER'))
    const evaluator = await world.actor('INTELLIGENCE_OFFICER')
    const receive = (as: Actor) =>
      world.call(as, intelligenceReview, 'receiveProduct', { params: { corridorId }, body: {} })
    const made = (await receive(evaluator)).json<{ id: string }>()
    expect((await receive(await world.actor('INTELLIGENCE_OFFICER'))).json<{ id: string }>().id).toBe(made.id)
    const evaluation = await desk(evaluator, made.id)
    expect(evaluation).toMatchObject({ submittedBy: null, marks: ['From the source unit'] })
    expect(JSON.stringify(evaluation)).not.toContain(corridorId)
    await done(world, evaluator, 'accept', { reportId: made.id })
    const back = act(world, evaluator, 'giveBack', { reportId: made.id }, { reason: 'Say more' })
    expect(await refusal(back)).toContain('IW-5')
    // Posts change, knowledge stays: the handler of before now evaluates.
    await world.admin.query('DELETE FROM role_grant WHERE user_id = $1', [handler.id])
    await world.admin.query(
      `INSERT INTO role_grant (user_id, role_code, valid_from) VALUES ($1, 'INTELLIGENCE_OFFICER', now() - interval '1 day')`,
      [handler.id],
    )
    expect(
      await refusal(act(world, handler, 'grade', { reportId: made.id, number: 1 }, gradeBody())),
    ).toContain('IV-2')
    expect(
      (await world.call(handler, intelligenceReview, 'getEvaluation', { params: { reportId: made.id } }))
        .body,
    ).toContain('IV-2')
  })
})

describe('intelligence-review.listQueue', () => {
  it('ranks by priority and what is due, counts by view, and shows only what its reader may work on', async () => {
    const inside = await world.actor('INTELLIGENCE_OFFICER')
    const groupId = await makeGroup(world, [inside])
    const low = await sentReport(world)
    const threat = await sentReport(world, { paragraphs: [plainParagraph()], isThreatToLife: true })
    const listed = await sentReport(
      world,
      { paragraphs: [plainParagraph({ restrictToGroupIds: [groupId] })] },
      inside,
    )
    const outside = await world.actor('INTELLIGENCE_OFFICER')
    const read = (as: Actor) => world.ok(as, intelligenceReview, 'listQueue', { query: { view: 'UNREAD' } })
    const seen = await read(outside)
    const ids = seen.lines.map(({ id }) => id)
    expect(ids.indexOf(threat.reportId)).toBeLessThan(ids.indexOf(low.reportId))
    expect(ids).not.toContain(listed.reportId)
    expect(seen.figures.unread).toBe(seen.total)
    expect(seen.views.find(({ code }) => code === 'UNREAD')?.count).toBe(seen.total)
    const own = (await read(inside)).lines.find(({ id }) => id === listed.reportId)
    expect(own).toMatchObject({ isOwn: true, marks: ['Only for a list'], paragraphs: 1 })
    expect(seen.lines.find(({ id }) => id === threat.reportId)).toMatchObject({
      marks: ['Threat to life'],
      due: { rule: 'IC-2' },
    })
  })
})
