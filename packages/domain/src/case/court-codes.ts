/** Pleas, verdicts, types of hearing and units of length in the courts' codes (Ministry of Justice public standing data); the result codes are a table of the store. */

export const courtPleas = [
  { code: 'G', label: 'Guilty' },
  { code: 'NG', label: 'Not guilty' },
  { code: 'NONE', label: 'No plea' },
  { code: 'ADM', label: 'Admits' },
  { code: 'DEN', label: 'Denies' },
  { code: 'CON', label: 'Consents' },
  { code: 'OPP', label: 'Opposed' },
] as const

export const courtVerdicts = [
  { code: 'G', label: 'Guilty' },
  { code: 'NG', label: 'Not guilty' },
  { code: 'NA', label: 'Guilty of an alternative offence' },
  { code: 'NC', label: 'No conviction' },
] as const

export const durationUnits = [
  { code: 'D', label: 'days' },
  { code: 'W', label: 'weeks' },
  { code: 'M', label: 'months' },
  { code: 'Y', label: 'years' },
  { code: 'H', label: 'hours' },
  { code: 'L', label: 'life' },
] as const

export const hearingTypes = [
  { code: 'AAC', label: 'Appeal Against Conviction' },
  { code: 'AACS', label: 'Appeal Against Conviction and Sentence' },
  { code: 'AAS', label: 'Appeal Against Sentence' },
  { code: 'AOP', label: 'Abuse of Process' },
  { code: 'AOW', label: 'Appearing on Warrant' },
  { code: 'ARDQ', label: 'Application to Remove Disqualification' },
  { code: 'AVTD', label: 'Application to Vacate Trial Date' },
  { code: 'AWS', label: 'Application for Witness Summons' },
  { code: 'AXCTL', label: 'Application to Extend Custody Time Limits' },
  { code: 'BA', label: 'Bail Application' },
  { code: 'BOB', label: 'Breach of Bail' },
  { code: 'BOO', label: 'Breach Of Order' },
  { code: 'BV', label: 'Bail Variation' },
  { code: 'CAUSE', label: 'Show Cause' },
  { code: 'CS', label: 'Committal for Sentence' },
  { code: 'CSAB', label: 'Committal for Sentence After Breach' },
  { code: 'CSBB', label: 'Committal for Sentence Brought Back' },
  { code: 'CSPBV', label: 'Committal for Sentence (Plea Before Venue)' },
  { code: 'CTS61', label: 'Committal for Trial, S6(1)' },
  { code: 'CTS62', label: 'Committal for Trial, S6(2)' },
  { code: 'DS', label: 'Deferred Sentence' },
  { code: 'DTC', label: 'Drug Traffic Confiscation' },
  { code: 'FH', label: 'First Hearing' },
  { code: 'FHEAH', label: 'First Hearing - Early Admin Hearing' },
  { code: 'FHEFH', label: 'First Hearing - Early First Hearing' },
  { code: 'FTP', label: 'Fitness to Plead' },
  { code: 'LST', label: 'Listing' },
  { code: 'MNTN', label: 'Mention' },
  { code: 'MOT', label: 'Mode Of Trial' },
  { code: 'NCO', label: 'Non-Cooperation Order' },
  { code: 'NEWT', label: 'Newton' },
  { code: 'OTHER', label: 'Other' },
  { code: 'PBV', label: 'Plea Before Venue' },
  { code: 'PDH', label: 'Plea & Directions Hearing' },
  { code: 'PRELM', label: 'Preliminary' },
  { code: 'PROOF', label: 'Proof' },
  { code: 'PTR', label: 'Pre Trial Review' },
  { code: 'REV', label: 'Review' },
  { code: 'RMAND', label: 'Remand' },
  { code: 'RSOB', label: 'Re-Sentence on Breach' },
  { code: 'SOB', label: 'Sex Offender Breach' },
  { code: 'SS51', label: 'Sending S51' },
  { code: 'SSR', label: 'Sentence Specific Report' },
  { code: 'STPSR', label: 'Sentence, Without Pre-Sentence Report' },
  { code: 'SWPSR', label: 'Sentence, With Pre-Sentence Report' },
  { code: 'TRIAL', label: 'Trial' },
  { code: 'VBILL', label: 'Voluntary Bill' },
  { code: 'WWB', label: 'Warrant with Bail' },
  { code: 'XCERT', label: 'Transfer (Certificate)' },
  { code: 'XFER', label: 'Transfer' },
] as const

/** Whether somebody who was needed at a hearing was there. */
export const attendances = [
  { code: 'YES', label: 'Attended' },
  { code: 'NO', label: 'Did not attend' },
  { code: 'EXCUSED', label: 'Excused' },
] as const

/** As what somebody is needed at a hearing. */
export const hearingParts = [
  { code: 'DEFENDANT', label: 'Defendant' },
  { code: 'WITNESS', label: 'Witness' },
  { code: 'POLICE', label: 'Police witness' },
  { code: 'VICTIM', label: 'Victim' },
] as const
export type HearingPart = (typeof hearingParts)[number]['code']
