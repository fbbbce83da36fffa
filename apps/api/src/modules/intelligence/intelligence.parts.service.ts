/** What the modules of the unit share of a report: its rows, how the rules read them, and how a row is added. */
export {
  conditionsOf,
  contactOfUnit,
  givenGrades,
  gradeOf,
  latestParagraphs,
  markingOf,
  protectedReport,
  viewGrade,
} from './intelligence.reading.ts'
export {
  findReport,
  insertGrade,
  insertIntelligence,
  insertParagraph,
  insertProvenance,
  insertStep,
  listKinds,
  placeLinks,
  setState,
} from './intelligence.repository.ts'
export type {
  ForceRow,
  GradeRow,
  IntelligenceRow,
  MentionRow,
  ParagraphRow,
  PersonSaidRow,
  ProvenanceRow,
  TextRow,
} from './intelligence.rows.ts'
export { forceMarks, viewConditions, viewForce } from './intelligence.view.ts'
