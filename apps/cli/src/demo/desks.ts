/** Fills the desks of investigation, property and safeguarding with a week of work, so that none of them opens empty. */
import { addDeskAbuse } from './desk-abuse.ts'
import { addDeskAsb } from './desk-asb.ts'
import { addDeskBriefing } from './desk-briefing.ts'
import { addDeskCrimes } from './desk-crimes.ts'
import { addDeskMash } from './desk-mash.ts'
import { addDeskMissing } from './desk-missing.ts'
import { addDeskProperty } from './desk-property.ts'
import { addDeskSafety } from './desk-safety.ts'
import { addDeskStops } from './desk-stops.ts'
import { addDeskTasking } from './desk-tasking.ts'
import type { World } from './model.ts'
import type { Writing } from './row-writing.ts'

export function addDesks(w: Writing, { week }: World): void {
  if (week === undefined) return
  const crimes = addDeskCrimes(w, week)
  addDeskStops(w, week)
  addDeskMissing(w, week)
  addDeskAbuse(w, week, crimes)
  addDeskAsb(w, week)
  addDeskProperty(w, week, crimes)
  addDeskSafety(w, week)
  addDeskBriefing(w, week)
  addDeskMash(w, week)
  addDeskTasking(w, week)
}

/** The tables of the desks, after those that they point to. */
export const deskTables = [
  'recording_decision',
  'investigation',
  'investigation_step',
  'investigation_allocation',
  'investigation_line',
  'investigation_action',
  'investigation_decision',
  'investigation_message',
  'crime_suspect',
  'crime_series_member',
  'abuse_assessment',
  'abuse_answer',
  'abuse_look',
  'abuse_safety_step',
  'missing_episode',
  'missing_review',
  'missing_action',
  'missing_sighting',
  'missing_notice',
  'asb_case',
  'asb_case_risk',
  'asb_case_action',
  'stop_search',
  'stop_force',
  'property_place',
  'exhibit',
  'exhibit_move',
  'exhibit_submission',
  'exhibit_disposal',
  'exhibit_sign',
  'exhibit_request',
  'protection_notice',
  'right_to_know',
  'right_to_know_stage',
  'briefing',
  'briefing_item',
  'briefing_receipt',
  'partner_referral',
  'information_sharing',
  'control_strategy',
  'intelligence_requirement',
  'tasking_meeting',
  'tasking_item',
] as const
