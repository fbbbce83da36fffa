/** The invented officers and staff of the demonstration force: 25 people over every role. */
import type { RoleCode } from '@mips/domain/access/roles'

export type Staff = { number: string; name: string; rank: string; post: string; unit: string; role: RoleCode }

export const units = [
  { code: 'SN-CONTACT', name: 'Met Contact Centre, South', kind: 'team', station: null },
  { code: 'SN-RESPONSE-A', name: 'South Area Response Team A', kind: 'team', station: 'ZD' },
  { code: 'SN-RESPONSE-B', name: 'South Area Response Team B', kind: 'team', station: 'ZD' },
  { code: 'SN-CID', name: 'South Area Criminal Investigation', kind: 'team', station: 'ZD' },
  { code: 'SN-CUSTODY', name: 'Croydon Custody', kind: 'team', station: 'ZD' },
  { code: 'SN-PP', name: 'South Area Public Protection', kind: 'team', station: 'ZD' },
  { code: 'SN-INTEL', name: 'South Area Intelligence', kind: 'team', station: 'ZD' },
  { code: 'SN-SLT', name: 'South Area Command', kind: 'command', station: 'ZD' },
  { code: 'SN-CJ', name: 'Criminal Justice Unit', kind: 'team', station: null },
  { code: 'HQ-INFO', name: 'Information Assurance', kind: 'team', station: null },
  { code: 'HQ-SYSTEMS', name: 'MiPS Administration', kind: 'team', station: null },
] as const

export const staff: readonly Staff[] = [
  { number: 'P1001', name: 'Shanice Olabode', rank: 'STAFF', post: 'Despatcher', unit: 'SN-CONTACT', role: 'DESPATCHER' },
  { number: 'P1002', name: 'Gareth Penhallow', rank: 'STAFF', post: 'Despatcher', unit: 'SN-CONTACT', role: 'DESPATCHER' },
  { number: 'P1003', name: 'Imran Qureshi-Vale', rank: 'PC', post: 'Response officer', unit: 'SN-RESPONSE-A', role: 'RESPONSE_OFFICER' },
  { number: 'P1004', name: 'Holly Trevanion', rank: 'PC', post: 'Response officer', unit: 'SN-RESPONSE-A', role: 'RESPONSE_OFFICER' },
  { number: 'P1005', name: 'Kwabena Frimpong', rank: 'PC', post: 'Response officer', unit: 'SN-RESPONSE-A', role: 'RESPONSE_OFFICER' },
  { number: 'P1006', name: 'Siobhan Dunleary', rank: 'PC', post: 'Response officer', unit: 'SN-RESPONSE-B', role: 'RESPONSE_OFFICER' },
  { number: 'P1007', name: 'Tomasz Wilkowski', rank: 'PC', post: 'Response officer', unit: 'SN-RESPONSE-B', role: 'RESPONSE_OFFICER' },
  { number: 'P1008', name: 'Priya Sundaresh', rank: 'PS', post: 'Response sergeant', unit: 'SN-RESPONSE-A', role: 'RESPONSE_OFFICER' },
  { number: 'P1009', name: 'Callum Strachan', rank: 'DC', post: 'Detective', unit: 'SN-CID', role: 'DETECTIVE' },
  { number: 'P1010', name: 'Adaeze Nwankwo', rank: 'DC', post: 'Detective, public protection', unit: 'SN-PP', role: 'DETECTIVE' },
  { number: 'P1011', name: 'Ruth Haverstock', rank: 'DS', post: 'Detective sergeant', unit: 'SN-CID', role: 'DETECTIVE' },
  { number: 'P1012', name: 'Marcus Thornycroft', rank: 'PS', post: 'Custody officer', unit: 'SN-CUSTODY', role: 'CUSTODY_SERGEANT' },
  { number: 'P1013', name: 'Leila Farahani', rank: 'PS', post: 'Custody officer', unit: 'SN-CUSTODY', role: 'CUSTODY_SERGEANT' },
  { number: 'P1014', name: 'Desmond Achebe', rank: 'DDO', post: 'Detention officer', unit: 'SN-CUSTODY', role: 'DETENTION_OFFICER' },
  { number: 'P1015', name: 'Bronwen Griffin', rank: 'DDO', post: 'Detention officer', unit: 'SN-CUSTODY', role: 'DETENTION_OFFICER' },
  { number: 'P1016', name: 'Andrew Castellain', rank: 'INSP', post: 'Duty inspector', unit: 'SN-RESPONSE-A', role: 'INSPECTOR' },
  { number: 'P1017', name: 'Margaret Osei-Lund', rank: 'SUPT', post: 'Superintendent', unit: 'SN-SLT', role: 'SUPERINTENDENT' },
  { number: 'P1018', name: 'Joseph Anstruther', rank: 'DC', post: 'Intelligence officer', unit: 'SN-INTEL', role: 'INTELLIGENCE_OFFICER' },
  { number: 'P1019', name: 'Nadia Rahmani', rank: 'STAFF', post: 'Intelligence analyst', unit: 'SN-INTEL', role: 'ANALYST' },
  { number: 'P1020', name: 'Owen Blackadder-Shaw', rank: 'STAFF', post: 'Crime analyst', unit: 'SN-INTEL', role: 'ANALYST' },
  { number: 'P1021', name: 'Funmi Adewale', rank: 'STAFF', post: 'Case builder', unit: 'SN-CJ', role: 'CASE_BUILDER' },
  { number: 'P1022', name: 'Peter Lindqvist', rank: 'STAFF', post: 'Records manager', unit: 'HQ-INFO', role: 'RECORDS_MANAGER' },
  { number: 'P1023', name: 'Harriet Ogilvy-Bell', rank: 'STAFF', post: 'Auditor', unit: 'HQ-INFO', role: 'AUDITOR' },
  { number: 'P1024', name: 'Winston Carrington', rank: 'INSP', post: 'Night duty inspector', unit: 'SN-RESPONSE-B', role: 'INSPECTOR' },
  { number: 'P1025', name: 'Elena Moravec', rank: 'STAFF', post: 'System administrator', unit: 'HQ-SYSTEMS', role: 'ADMIN' },
]
