/** What the module of courts needs of a case: its people and offences, its hearings, results and remands, and the limits that run. */
export { defendantIds, linesOf, offenceOf, stayOf } from './case.defendants.ts'
export { hearingOf } from './case.file.ts'
export {
  courtWords,
  dateOf,
  dayOf,
  isHeldOn,
  limitAlarms,
  limitOf,
  remandOn,
  todayOf,
} from './case.court.reading.ts'
export {
  findCourts,
  findHearing,
  findHearingAt,
  insertExtension,
  insertRemand,
  insertResult,
  keepHearingPerson,
  listExtensions,
  listHearingPeople,
  listHearings,
  listRemands,
  listResults,
  lockCourt,
  replaceResult,
  updateHearing,
} from './case.court.repository.ts'
export type { HearingPersonRow, HearingRow, RemandRow, ResultRow } from './case.court.repository.ts'
