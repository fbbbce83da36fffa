/** Questions after people: names as they are heard on the radio, read off a card, remembered, or given in the street. */
import { box, looks, type Question, type Said } from './question.ts'

/** A surname of the demonstration as somebody heard it; the first name and the year are as the store has them. */
const heardOnTheRadio = [
  ['Hossain {forename} {year}', 'Hussain'],
  ['{forename} Ashdowne {year}', 'Ashdown'],
  ['{forename} Beckworth {dob}', 'Beckwith'],
  ['{forename} Catmull {dob}', 'Cartmell'],
  ['{forename} Cumberbach {year}', 'Cumberbatch'],
  ['{forename} Akeenola {dob}', 'Akinola'],
  ['{forename} Kaminsky {year}', 'Kaminski'],
  ['{forename} Lewandovich {year}', 'Lewandowicz'],
  ['{forename} Popesco {dob}', 'Popescu'],
  ['{forename} Odowd {dob}', "O'Dowd"],
  ['{forename} Ogara {year}', "O'Gara"],
  ['{forename} Macavinney {dob}', 'McAvinney'],
  ['{forename} Choudhary {dob}', 'Chaudri'],
  ['{forename} Sidique {year}', 'Siddique'],
  ['{forename} Thackeray {year}', 'Thackray'],
  ['{forename} Threllfall {year}', 'Threlfall'],
  ['{forename} Wainright {year}', 'Wainwright'],
  ['{forename} Tattershall {year}', 'Tattersall'],
  ['{forename} Picksgill {dob}', 'Pickersgill'],
  ['{forename} Winstanly {year}', 'Winstanley'],
  ['{forename} Nambard {dob}', 'Nembhard'],
  ['{forename} Brathwait {year}', 'Brathwaite'],
  ['{forename} Ogunlaye {dob}', 'Ogunleye'],
  ['{forename} Adebawale {year}', 'Adebowale'],
  ['{forename} Marinesku {dob}', 'Marinescu'],
  ['{forename} Dumitresco {dob}', 'Dumitrescu'],
  ['{forename} Godbolt {dob}', 'Godbold'],
  ['{forename} Mulvany {dob}', 'Mulvaney'],
  ['{forename} Fairburn {dob}', 'Fairbairn'],
  ['{forename} Shackelton {year}', 'Shackleton'],
  ['{forename} Warsami {dob}', 'Warsame'],
  ['{forename} Tulock {dob}', 'Tulloch'],
] as const

const heard = (text: string, surname: string, nth: number) =>
  box('name heard on the radio', 'people', text, 'surname', [surname], nth)

/** Two parts the wrong way round, a date as it is written down, an age and no date. */
const asWritten = [
  ['{surname} {forename} {dob}', 'Slingsby'],
  ['{surname}, {forename}', 'Widdowson'],
  ['{surname} {forename} {year}', 'Patel'],
  ['{forename} {surname} {dob}', 'Khan'],
  ['{forename} {surname} {dob}', 'Smith'],
  ['{surname} {forename} {dob}', 'Obi'],
  ['{forename} {surname} {year}', 'Nowakowski'],
  ['{surname} {forename} {dob}', 'Yilmaz'],
] as const

/** A short form for a first name that was recorded in full. */
const shortForms = [
  ['Steve {surname} {year}', 'Stephen'],
  ['Danny {surname} {dob}', 'Daniel'],
  ['Tom {surname} {year}', 'Thomas'],
  ['Jim {surname} {dob}', 'James'],
  ['Sam {surname} {dob}', 'Samuel'],
  ['Dave {surname} {dob}', 'David'],
  ['Jess {surname} {dob}', 'Jessica'],
  ['Mo {surname} {dob}', 'Mohammed'],
  ['Mohamed {surname} {dob}', 'Muhammad'],
  ['Kev {surname} {year}', 'Kevin'],
  ['Abby {surname} {dob}', 'Abigail'],
  ['Tommy {surname} {dob}', 'Thomas'],
] as const

const streetNames = ['{forename}', '{forename}', '{forename}', '{forename}', '{forename}', '{forename}'].map(
  (text, nth) => box('street name', 'people', text, 'streetName', [], nth),
)

const formerNames = ['{forename} {surname} {dob}', '{surname} {forename}', '{forename} {surname} {year}'].map(
  (text, nth) => box('former name', 'people', text, 'formerName', [], nth * 3),
)

/** The man of the acceptance journey: he is known by a misspelt name, a false one and a nickname. */
const known = [
  box('name heard on the radio', 'people', 'Darren Whitlock 04/07/1991', 'named', ['Darren', 'Whitlocke']),
  box('name heard on the radio', 'people', 'Daren Witlock 1991', 'named', ['Darren', 'Whitlocke']),
  box('name heard on the radio', 'people', 'Bernadette Colquit 23/11/1968', 'named', [
    'Bernadette',
    'Colquitt',
  ]),
  box('name heard on the radio', 'people', 'Wayne Toliver 1984', 'named', ['Wayne', 'Tolliver']),
  box('false name', 'people', 'Dean Whitaker', 'named', ['Dean', 'Whitaker']),
  box('false name', 'people', 'Whittaker Dean 07/04/1991', 'named', ['Dean', 'Whitaker']),
  box('street name', 'people', 'Dazza', 'named', ['Darren', 'Whitlocke']),
]

const identifiers = [
  ['{value}', 'PNC', 0],
  ['{short}', 'PNC', 1],
  ['{lower}', 'PNC', 2],
  ['{value}', 'CRO', 0],
  ['{lower}', 'CRO', 1],
  ['{value}', 'NINO', 0],
  ['{lower}', 'NINO', 1],
] as const

/** What a witness says of somebody, and which mark they saw; an empty mark is one that was not seen. */
const witnesses: readonly (readonly [mark: string, nth: number, says: readonly Said[]])[] = [
  ['swallow', 0, ['sex', 'height', 'mark']],
  ['swallow', 1, ['sex', 'build', 'hair', 'mark']],
  ['swallow', 2, ['sex', 'height', 'hairStyle', 'mark']],
  ['five dots', 0, ['sex', 'height', 'mark']],
  ['five dots', 1, ['sex', 'build', 'mark', 'facialHair']],
  ['five dots', 2, ['sex', 'hair', 'eyes', 'mark']],
  ['rose and the name Kim', 0, ['sex', 'height', 'mark']],
  ['rose and the name Kim', 1, ['sex', 'build', 'mark']],
  ['through the eyebrow', 0, ['sex', 'height', 'mark']],
  ['through the eyebrow', 1, ['sex', 'height', 'build', 'mark']],
  ['through the eyebrow', 2, ['sex', 'age', 'mark']],
  ['long, from an operation', 0, ['sex', 'height', 'mark']],
  ['long, from an operation', 1, ['sex', 'build', 'hair', 'mark']],
  ['PIERCING', 0, ['sex', 'height', 'hair', 'mark']],
  ['PIERCING', 1, ['sex', 'build', 'hairStyle', 'mark']],
  ['', 0, ['sex', 'height', 'build', 'hair', 'eyes']],
  ['', 3, ['sex', 'height', 'hair', 'hairStyle', 'facialHair']],
  ['', 6, ['sex', 'height', 'build', 'hair', 'hairStyle']],
  ['', 9, ['sex', 'age', 'height', 'build', 'eyes', 'hair']],
  ['', 12, ['sex', 'height', 'build', 'facialHair', 'hair', 'eyes']],
]

/** As it is said on the radio: looks, a street and a month in one line. */
const seen: readonly (readonly [text: string, mark: string, nth: number])[] = [
  ['{who} swallow tattoo {side} neck {street} {month}', 'swallow', 0],
  ['{build} build {who}, neck tattoo of a swallow, {street}, {month}', 'swallow', 1],
  ['{who} with {hair} hair and a swallow tattoo on the neck seen in {street} in {month}', 'swallow', 2],
  ['{who} tattoo of five dots on {side} hand {street} {month}', 'five dots', 0],
  ['{hair} haired {who} {side} hand tattoo {street} {month}', 'five dots', 1],
  ['{build} build {who} hand tattoo {month} {street}', 'five dots', 2],
  ['{who} rose tattoo {side} forearm {street} {month}', 'rose and the name Kim', 0],
  ['{who} {build} build tattoo on his forearm near {street} {month}', 'rose and the name Kim', 1],
  ['{who} {hair} hair rose tattoo forearm {street} in {month}', 'rose and the name Kim', 2],
  ['{who} scar {side} cheek {street} {month}', 'through the eyebrow', 0],
  ['{who} scar through the eyebrow {street} {month}', 'through the eyebrow', 1],
  ['{build} build {who} facial scar on the {side} of the face {street} {month}', 'through the eyebrow', 2],
  ['{who} long scar on chest {street} {month}', 'long, from an operation', 0],
  ['{who} {hair} hair scar on the chest {street} {month}', 'long, from an operation', 1],
  ['{who} {build} build chest scar {street} {month}', 'long, from an operation', 2],
  ['{who} pierced {side} ear {street} {month}', 'PIERCING', 0],
  ['{who} with {hair} hair and a piercing in the {side} ear, {street}, {month}', 'PIERCING', 1],
  ['{build} build {who} ear piercing {month} {street}', 'PIERCING', 2],
  ['{who} {build} build {hair} hair {street} {month}', '', 0],
  ['{build} build {who} with {hair} hair seen at {street} in {month}', '', 5],
  ['{hair} haired {who} of {build} build {street} {month}', '', 11],
  ['{month} {street} {who} {build} build {hair} hair', '', 17],
]

export const peopleQuestions: readonly Question[] = [
  ...heardOnTheRadio.map(([text, surname], place) => ({
    ...heard(text, surname, place % 3),
    or: {
      ...heard('{forename} Smyth {dob}', 'Smith', place),
      or: heard('{forename} Kahn {dob}', 'Khan', place),
    },
  })),
  ...asWritten.map(([text, surname]) =>
    box('name as it is written', 'people', text, 'surname', [surname], 1),
  ),
  ...shortForms.map(([text, forename], place) =>
    box('short form of a name', 'people', text, 'forename', [forename], place % 4),
  ),
  ...streetNames,
  ...formerNames,
  ...known,
  ...identifiers.map(([text, type, nth]) =>
    box('number of a person', 'people', text, 'identifier', [type], nth),
  ),
  ...witnesses.map(([mark, nth, says]): Question => ({
    ask: 'description',
    kind: 'description',
    fact: 'described',
    of: [mark],
    nth,
    says,
  })),
  ...seen.map(([text, mark, nth]) => looks(text, 'describedThere', [mark], nth)),
  ...[0, 1, 2, 3, 4, 5].map((nth): Question => ({ ask: 'method', kind: 'method', fact: 'methods', nth })),
]
