/** Intelligence in the two worlds: one call of every route, a hidden report, and a hidden paragraph of an open one. */
import { intelligence } from '@mips/contracts'
import type { RouteCall } from '@mips/contracts/contract'
import type { Tx } from '../../platform/db/tx.ts'
import type { Pick, Say } from './call.ts'
import { hiddenFrom } from './owning-force.ts'

type Routes = (typeof intelligence)['routes']
type Inputs = { [K in keyof Routes & string]: (pick: Pick, say: Say) => RouteCall<Routes[K]> }

export const intelligenceInputs: Inputs = {
  submit: (pick, say) => ({
    body: {
      paragraphs: [
        {
          text: `Seen again ${say.number} with Tobias Quillfeather`,
          sourceGrade: '2',
          assessmentGrade: 'A',
          handlingCode: 'P',
          mentions: [{ value: 'Tobias Quillfeather', recordId: pick('person') }],
        },
      ],
      subjectIds: [pick('person')],
      locationIds: [pick('place')],
      ...(say.number % 2 === 0 ? { incidentId: pick('incident') } : {}),
      ...(say.number % 3 === 0 ? { restrictToGroupIds: [pick('group')] } : {}),
    },
  }),
  get: (pick) => ({ params: { reportId: pick('intelligence') } }),
  listOwn: () => ({}),
  answerReturn: (pick) => ({
    params: { reportId: pick('intelligence') },
    body: { words: 'Put right', paragraphs: [{ number: 2, text: 'Put right' }] },
  }),
  listOwnGroups: () => ({}),
}

/** The rows of the hidden report, and a second paragraph of the open one that only the hidden list may hold: raw, sanitised, graded, with a condition, a name and a link to whom it is about. */
export async function hideIntelligence(
  tx: Tx,
  at: Date,
  ids: { report: string; openReport: string; hiddenAcl: number; marla: { personRecordId: string } },
): Promise<{ paragraphs: string[]; texts: string[] }> {
  await tx.intelligenceReport.create({
    data: { id: ids.report, reportedAt: at, state: 'EVALUATED', ...hiddenFrom },
    select: { id: true },
  })
  const paragraphs = [
    { report: ids.report, number: 1, reader: 0 },
    { report: ids.openReport, number: 2, reader: ids.hiddenAcl },
  ]
  const made = paragraphs.map((one) => ({ ...one, id: crypto.randomUUID(), textId: crypto.randomUUID() }))
  for (const { id, textId, report, number, reader } of made) {
    await tx.$executeRaw`INSERT INTO intelligence_paragraph (id, report_id, number, text, list_acl, written_at) VALUES (${id}::uuid, ${report}::uuid, ${number}, 'Brindlecombe told us of a firearm', ${reader}, ${at}::timestamptz)`
    await tx.$executeRaw`INSERT INTO intelligence_provenance (report_id, number, source_key, how, written_at) VALUES (${report}::uuid, ${number}, 'hidden', 'Told in a car', ${at}::timestamptz)`
    await tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES (${report}::uuid, ${number}, 'AUTHORITATIVE', '1', 'A', 'P', ${at}::timestamptz)`
    await tx.$executeRaw`INSERT INTO intelligence_text (id, report_id, number, version, text, reader_acl, is_live, written_at) VALUES (${textId}::uuid, ${report}::uuid, ${number}, 1, 'Keeps a firearm at Avenue Road', ${reader}, true, ${at}::timestamptz)`
    await tx.$executeRaw`INSERT INTO intelligence_condition (report_id, number, code, words, set_at) VALUES (${report}::uuid, ${number}, 'OTHER', 'Hidden condition', ${at}::timestamptz)`
    await tx.$executeRaw`INSERT INTO intelligence_mention (report_id, number, kind, value, record_id, answered_at) VALUES (${report}::uuid, ${number}, 'NAME', 'Marla Hidden', ${ids.marla.personRecordId}::uuid, ${at}::timestamptz)`
  }
  // Whom the hidden paragraph of the open report is about.
  const link = crypto.randomUUID()
  await tx.$executeRaw`INSERT INTO link (id, from_id, to_id, role, source_id, origin, created_at, lists) VALUES (${link}::uuid, ${ids.openReport}::uuid, ${ids.marla.personRecordId}::uuid, 'SUBJECT', ${ids.openReport}::uuid, 'chosen', ${at}::timestamptz, ${[ids.hiddenAcl]}::int[])`
  await tx.$executeRaw`INSERT INTO intelligence_link (report_id, number, link_id) VALUES (${ids.openReport}::uuid, 2, ${link}::uuid)`
  return { paragraphs: made.map(({ id }) => id), texts: made.map(({ textId }) => textId) }
}
