/** The rows of one event: its own table, who and what it is linked with, its officers, offences, log and tasks. */
import { harmOfAsb, harmOfAttendance, harmOfReport, taskKinds } from '@mips/domain/tasks/task-kinds'
import type { Happening } from './model.ts'
import { add, addLink, addRecord, keepOrigins, type Writing } from './row-writing.ts'

const ownTables: Record<Happening['kind'], string> = {
  Incident: 'incident',
  Arrest: 'arrest',
  CustodyRecord: 'custody_record',
  VulnerabilityReport: 'vulnerability_report',
  AsbReport: 'asb_report',
  IntelligenceReport: 'intelligence_report',
  Crime: 'crime',
}

/** An offence that no decision was made on. */
const noEnd = {
  charge_id: null,
  charge_no: null,
  disposal: null,
  disposed_at: null,
  disposed_by: null,
  outcome_code: null,
}

/** Why a piece of work is there, how grave it is and where it is done, as the rule that makes it would say. */
function workOf({ id, own }: Happening, kind: string) {
  const known = taskKinds.find(({ code }) => code === kind)
  const harm: Record<string, number> = {
    ATTEND: harmOfAttendance(String(own.grade)),
    REPORT_CHECK: harmOfReport(String(own.rag_grade)),
    ASB_REVIEW: harmOfAsb(String(own.risk_grade)),
  }
  const opensAt: Record<string, string> = {
    ATTEND: `/incidents/${id}`,
    REPORT_CHECK: `/vulnerability/${id}`,
    ASB_REVIEW: `/asb/${id}`,
  }
  return {
    rule: known?.rule ?? null,
    harm: harm[kind] ?? known?.harm ?? 0,
    opens_at: opensAt[kind] ?? null,
    by_act: kind === 'CHILD_CTN',
  }
}

export function addEvent(w: Writing, event: Happening): void {
  const prefix =
    event.kind === 'CustodyRecord'
      ? w.making.stations.find((row) => row.code === event.own.station_code)?.prefix
      : undefined
  const number = prefix === undefined ? undefined : w.numbering.custody(prefix, event.at)
  addRecord(w, {
    id: event.id,
    kind: event.kind,
    acl: event.acl,
    at: event.at,
    createdBy: event.createdBy,
    unit: event.unit,
    reference: number,
  })
  add(w, 'event', {
    id: event.id,
    kind: event.kind,
    title: number === undefined ? event.title : `Custody ${number}`,
    summary: event.summary,
    status: event.status,
    occurred_from: event.at,
    occurred_to: event.until,
  })
  add(w, ownTables[event.kind], {
    id: event.id,
    ...(number === undefined ? {} : { custody_number: number }),
    ...event.own,
  })
  keepOrigins(
    w,
    event.id,
    [
      'summary',
      ...Object.entries(event.own)
        .filter(([, cell]) => cell !== null)
        .map(([column]) => column.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase())),
    ].slice(0, 8),
    event.at,
  )
  const link = (to: string, role: string, note: string | null) =>
    addLink(w, {
      from: event.id,
      to,
      role,
      at: event.at,
      validFrom: null,
      validTo: null,
      note,
      sourceId: null,
      confidence: 'confirmed',
    })
  if (event.place !== null) link(event.place.id, 'OCCURRED_AT', null)
  for (const one of event.people) link(one.person.records[0].id, one.role, one.note ?? null)
  for (const one of event.links) link(one.to, one.role, null)
  for (const one of event.officers)
    add(w, 'event_officer', {
      id: w.random.id(one.at),
      event_id: event.id,
      user_id: one.userId,
      role: one.role,
      valid_from: one.at,
      valid_to: one.until,
    })
  for (const [index, offence] of event.offences.entries()) {
    const known = w.making.offences.get(offence.code)
    add(w, 'event_offence', {
      id: w.random.id(event.at),
      event_id: event.id,
      sequence: index + 1,
      offence_code: offence.code,
      title: known?.title ?? offence.code,
      category: known?.category ?? null,
      is_recordable: known?.isRecordable ?? null,
      is_domestic: offence.isDomestic,
      ...(offence.end ?? noEnd),
    })
  }
  for (const line of event.log)
    add(w, 'log_entry', {
      id: w.random.id(line.at),
      record_id: event.id,
      kind: line.kind,
      happened_at: line.at,
      recorded_at: line.at,
      author_id: line.author,
      author_role: line.role,
      text: line.text,
    })
  for (const row of event.reviews)
    add(w, 'custody_review', { id: w.random.id(event.at), custody_record_id: event.id, ...row })
  for (const row of event.tasks ?? [])
    add(w, 'task', {
      id: w.random.id(event.at),
      record_id: event.id,
      created_at: event.at,
      ...workOf(event, String(row.kind)),
      ...row,
    })
  for (const { table, row } of event.parts ?? []) add(w, table, { custody_record_id: event.id, ...row })
  for (const { table, row } of event.rows ?? []) add(w, table, row)
  for (const row of event.exclusions)
    add(w, 'custody_exclusion', { id: w.random.id(event.at), custody_record_id: event.id, ...row })
}
