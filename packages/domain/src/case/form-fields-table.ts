/** The fields of each form, in their order (MG-7). */
import { formatDay } from '../time/day.ts'
import { isHeld } from './case-file.ts'
import {
  alleged,
  address,
  charges,
  conditions,
  contact,
  day,
  decision,
  defendant,
  defendants,
  everybody,
  fact,
  head,
  hearing,
  laboratory,
  lines,
  maybe,
  offenceLine,
  offences,
  remand,
  requisition,
  schedule,
  signed,
  theirs,
  witnessHead,
  words,
} from './form-field-groups.ts'
import type { FormField } from './form-fields.ts'
import type { FormCode } from './mg-forms.ts'

/** MG-7: every form of the manual with its fields; a form without a row does not compile. */
export const formFields: Readonly<Record<FormCode, readonly FormField[]>> = {
  MG1: [
    ...head,
    ...contact,
    ...defendants,
    ...offences,
    maybe('courtDay', 'First hearing', 'HEARING', ({ file }) => day(file.hearing?.day)),
  ],
  MG2: [
    ...head,
    ...witnessHead,
    fact(
      'vulnerable',
      'Vulnerable or intimidated',
      'WITNESS',
      ({ witness }) => witness && (witness.isVulnerable ? 'Yes' : 'No'),
    ),
    words('measures', 'Measures the witness wants, and why'),
  ],
  MG3: [
    ...head,
    ...contact,
    ...defendants,
    ...offences,
    ...decision,
    words('outline', 'Outline of the case'),
  ],
  MG3A: [...head, ...defendants, ...offences, ...decision, words('further', 'What is new')],
  MG4: [
    ...head,
    ...defendant,
    ...address,
    ...charges,
    ...hearing,
    words('reply', 'Reply to the charge', true),
  ],
  MG4A: [...head, ...defendant, ...charges, ...remand, ...conditions, ...hearing],
  MG4B: [...head, ...defendant, ...conditions, words('variation', 'Change that is asked for')],
  MG4C: [...head, ...defendant, ...hearing, words('surety', 'Surety or security')],
  MG4D: [
    ...requisition,
    fact(
      'guardian',
      'Parent or guardian',
      'NOMINAL',
      theirs((one) => one.guardian),
    ),
  ],
  MG4E: requisition,
  MG4F: [
    ...head,
    ...defendant,
    fact(
      'dropped',
      'Offences',
      'OFFENCE',
      theirs((one) => lines(one.offences.map(offenceLine))),
    ),
  ],
  MG5: [
    ...head,
    ...defendants,
    ...offences,
    fact('plea', 'Plea expected', 'CASE', ({ file }) => file.anticipatedPlea),
    fact(
      'interviews',
      'Interviews',
      'CUSTODY',
      everybody((one) => one.interview?.summary ?? one.interview?.notInterviewedBecause),
    ),
    maybe('exhibits', 'Exhibits', 'EXHIBIT', ({ file }) =>
      lines(file.exhibits.map(({ reference }) => reference)),
    ),
    maybe('media', 'Recordings', 'MEDIA', ({ file }) =>
      lines(file.media.map(({ description }) => description)),
    ),
    words('summary', 'Summary of the key evidence'),
  ],
  MG6: [...head, ...defendants, words('sensitive', 'For the prosecutor alone')],
  MG6A: [...head, ...defendant, words('briefing', 'What was told before the interview')],
  MG6B: [
    ...head,
    fact(
      'misconduct',
      'Police witnesses',
      'STAFF',
      ({ file }) =>
        lines(
          file.witnesses
            .filter(({ kind }) => kind === 'POLICE')
            .map(
              ({ name, misconduct }) =>
                misconduct && `${name}: ${misconduct === 'NIL' ? 'nothing to disclose' : 'entry'}`,
            ),
        ) ?? 'No police witness',
    ),
  ],
  MG6C: [...head, ...defendants, ...schedule('C')],
  MG6D: [...head, ...defendants, ...schedule('D')],
  MG6E: [
    ...head,
    ...defendants,
    fact(
      'reported',
      'Items that meet the test',
      'UNUSED',
      ({ file }) => file.report && (file.report.numbers.join(', ') || 'None'),
    ),
    maybe('why', 'Why they meet it', 'UNUSED', ({ file }) => lines(file.report?.reasons ?? [])),
  ],
  MG7: [
    ...head,
    ...defendant,
    ...charges,
    ...remand,
    fact(
      'grounds',
      'Grounds and facts',
      'CUSTODY',
      theirs((one) => lines(one.remandGrounds.map(({ code, facts }) => `${code}: ${facts}`))),
    ),
    words('considered', 'Conditions considered, and why they are not enough'),
  ],
  MG8: [...head, ...defendant, ...conditions, words('breach', 'What was done, and when')],
  MG9: [
    ...head,
    fact(
      'witnesses',
      'Witnesses',
      'WITNESS',
      ({ file }) =>
        lines(
          file.witnesses
            .filter(({ isListed }) => isListed)
            .map(({ name, address: home, phone, email }) =>
              [name, home, phone, email].filter(Boolean).join(', '),
            ),
        ) ?? 'No witness',
    ),
  ],
  MG10: [
    ...head,
    fact(
      'dates',
      'Dates',
      'WITNESS',
      ({ file }) =>
        lines(
          file.witnesses.map(
            ({ name, availability }) =>
              availability && `${name}: ${formatDay(availability.from)} to ${formatDay(availability.to)}`,
          ),
        ) ?? 'No dates',
    ),
  ],
  MG11: [
    ...head,
    ...witnessHead,
    fact('statement', 'Statement', 'STATEMENT', ({ statement }) => statement?.text),
    ...signed,
  ],
  MG11_BACK: [
    ...head,
    ...witnessHead,
    maybe('home', 'Address', 'WITNESS', ({ witness }) => witness?.address),
    maybe('phone', 'Telephone', 'WITNESS', ({ witness }) => witness?.phone),
    maybe('email', 'Email', 'WITNESS', ({ witness }) => witness?.email),
    maybe('dates', 'Dates', 'WITNESS', ({ witness }) => day(witness?.availability?.takenOn)),
  ],
  MG12: [
    ...head,
    ...defendants,
    fact('exhibits', 'Exhibits', 'EXHIBIT', ({ file }) =>
      lines(
        file.exhibits.map(({ reference, description, producerId }) =>
          [reference, description, file.witnesses.find(({ id }) => id === producerId)?.name].join(', '),
        ),
      ),
    ),
  ],
  MG13: [...head, ...defendant, ...charges, words('order', 'Order that is asked for, and why')],
  MG14: [
    ...head,
    ...defendant,
    ...address,
    words('admission', 'What was admitted'),
    words('terms', 'Conditions'),
  ],
  MG15: [
    ...head,
    ...defendant,
    fact(
      'interview',
      'Interview',
      'CUSTODY',
      theirs((one) => one.interview?.summary),
    ),
  ],
  MG16: [...head, ...defendant, ...alleged, words('character', 'What is relied on, and why')],
  MG17: [...head, ...defendants, words('benefit', 'Benefit and assets')],
  MG18: [...head, ...defendant, words('others', 'Offences to be taken into consideration')],
  MG19: [
    ...head,
    fact('victim', 'Victim', 'VICTIM', ({ victim }) => victim?.name),
    words('loss', 'Loss, and how it is shown'),
  ],
  MG20: [...head, ...defendants, words('information', 'What is new')],
  MG21: laboratory,
  MG21A: laboratory,
  SDC: [
    ...head,
    ...defendants,
    fact(
      'listed',
      'Items',
      'UNUSED',
      ({ file }) =>
        lines(
          file.unused
            .filter(({ schedule: kind }) => kind === 'C')
            .map(({ number, description }) => `${number}. ${description}`),
        ) ?? 'No items',
    ),
  ],
  DMD: [
    ...head,
    ...defendants,
    fact('held', 'Held before trial', 'CUSTODY', ({ file }) => (file.defendants.some(isHeld) ? 'Yes' : 'No')),
    words('strategy', 'Lines of enquiry and how digital material was searched'),
  ],
}
