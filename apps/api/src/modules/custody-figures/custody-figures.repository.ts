/** The queries of the figures; each is one SQL function over the set, read as the reader (migration custody_figures). */
import type { FigureRules } from '@mips/domain/custody/figure-rules'
import type { Tx } from '../../platform/db/tx.ts'
import type { Asked, FiguresRow, StayRow } from './custody-figures.rows.ts'

export async function findFigures(tx: Tx, asked: Asked, rules: FigureRules): Promise<FiguresRow> {
  const { stationCode = null, from, until, now } = asked
  const rows = await tx.$queryRaw<{ page: FiguresRow }[]>`
    SELECT mips.custody_figures(${stationCode}, ${from}, ${until}, ${now}, ${JSON.stringify(rules)}::jsonb) AS page`
  return rows[0]?.page ?? { groups: [], reasons: [] }
}

/** The stays behind one figure, the largest first, at most `limit` of them, with how many there are. */
export async function findFigureStays(
  tx: Tx,
  asked: Asked,
  rules: FigureRules,
  { figure, split, code, limit }: { figure: string; split: string; code: string | undefined; limit: number },
): Promise<{ total: number; stays: StayRow[] }> {
  const { stationCode = null, from, until, now } = asked
  const rows = await tx.$queryRaw<{ page: { total: number; stays: StayRow[] } }[]>`
    SELECT mips.custody_figure_stays(${stationCode}, ${from}, ${until}, ${now}, ${JSON.stringify(rules)}::jsonb,
      ${figure}, ${split}, ${code ?? null}, ${limit}::int) AS page`
  return rows[0]?.page ?? { total: 0, stays: [] }
}

/** The suites in which anybody was ever held whom the reader may see. */
export const findSuiteNames = (tx: Tx): Promise<{ code: string; name: string }[]> => tx.$queryRaw`
  SELECT u.code, u.name FROM organisation_unit u WHERE EXISTS (SELECT 1 FROM custody_record c WHERE c.station_code = u.code) ORDER BY u.name, u.code`
