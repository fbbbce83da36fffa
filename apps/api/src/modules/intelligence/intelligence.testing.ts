/** What tests of other modules need of intelligence: a report whose text is evaluated and live. */
import { arrange } from '../../testing/arrange.ts'
import type { World } from '../../testing/world.ts'

/** Makes a sanitised text of a paragraph live, as an approval does, with the grade of the unit. */
export const makeLive = (
  world: World,
  reportId: string,
  text: string,
  more: {
    number?: number
    grade?: readonly [string, string, string]
    readerAcl?: number
    aclId?: number
  } = {},
): Promise<void> => {
  const { number = 1, grade: [source, assessment, handling] = ['2', 'A', 'P'], readerAcl = 0 } = more
  return arrange(
    world,
    async ({ tx, clock }) => {
      const at = clock.now()
      await tx.$executeRaw`UPDATE intelligence_report SET state = 'EVALUATED' WHERE id = ${reportId}::uuid`
      await tx.$executeRaw`INSERT INTO intelligence_grade (report_id, number, kind, source, assessment, handling, given_at) VALUES (${reportId}::uuid, ${number}, 'AUTHORITATIVE', ${source}, ${assessment}, ${handling}, ${at}::timestamptz)`
      await tx.$executeRaw`INSERT INTO intelligence_text (report_id, number, version, text, reader_acl, is_live, written_at) VALUES (${reportId}::uuid, ${number}, 1, ${text}, ${readerAcl}, true, ${at}::timestamptz)`
    },
    more.aclId ?? 0,
  )
}

/** The id of the live text of a paragraph; any id where there is none. */
export const liveTextOf = async (world: World, reportId: string, number = 1): Promise<string> =>
  (
    await world.admin.query<{ id: string }>(
      'SELECT id FROM intelligence_text WHERE report_id = $1 AND number = $2 AND is_live',
      [reportId, number],
    )
  ).rows[0]?.id ?? reportId
