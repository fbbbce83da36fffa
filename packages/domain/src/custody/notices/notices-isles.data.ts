/** The notice of rights in English, in easy English and in Welsh. */
import type { Notice } from './notice.ts'

const version = '2026-11-22'

export const noticesOfTheIsles: readonly Notice[] = [
  {
    code: 'en',
    label: 'English',
    ownName: 'English',
    direction: 'ltr',
    version,
    standing: 'own wording, to be checked against the official notice',
    title: 'Your rights at the police station',
    lines: {
      offence:
        'The police must tell you what offence they think you have done, and why they are keeping you here.',
      silence:
        'You do not have to say anything. But it may harm your defence if you do not mention when questioned something that you later rely on in court. Anything you do say may be given in evidence.',
      solicitor:
        'You can speak to a solicitor in private at any time. It is free, and the solicitor does not work for the police. You can change your mind later.',
      tell: 'You can have one person told that you are here. It is free.',
      codes: 'You can read the Codes of Practice, the rules that the police must follow.',
      interpreter:
        'If you do not speak or understand English, or cannot hear or speak well, you can have an interpreter, free. The most important papers are translated for you.',
      consulate:
        'If you are not British, your embassy, high commission or consulate can be told that you are here.',
      care: 'Tell the police if you are ill, hurt, need medicine or need help. You can see a health professional. You get food, drink, a clean cell, a toilet and time to rest.',
      time: 'You can usually be held for up to 24 hours without a charge. An officer looks regularly at whether you must still be kept, and you can say what you think. A senior officer or a court can allow more time for some offences.',
      record: 'You or your solicitor can see your custody record, and have a copy of it within 12 months.',
      child:
        'If you are under 18, or need help to understand, an adult who is not the police must come to help you. That adult can ask for a solicitor for you.',
      attender:
        'You are not under arrest. You can leave at any time unless the police arrest you. You have these rights before and during the interview.',
    },
  },
  {
    code: 'en-easy',
    label: 'English, easy to read',
    ownName: 'Easy English',
    direction: 'ltr',
    version,
    standing: 'own wording, to be checked against the official notice',
    title: 'What you can ask for here',
    lines: {
      offence: 'The police must tell you why you are here.',
      silence:
        'You do not have to talk. If you leave something out now and say it in court, that may go against you.',
      solicitor: 'You can talk to a lawyer. It is free. The lawyer is on your side.',
      tell: 'We can tell one person that you are here.',
      codes: 'You can read the book of rules for the police.',
      interpreter: 'You can have someone who speaks your language, or who signs.',
      consulate: 'If you are from another country, we can tell that country’s office.',
      care: 'Tell us if you are ill or sad, or need medicine. We give you food and drink, and time to sleep.',
      time: 'Mostly you can be kept here for one day. Someone checks often if you must stay.',
      record: 'You can ask to see what was written about you.',
      child:
        'If you are under 18, or things are hard to understand, an adult comes to help you. Not a police officer.',
      attender: 'You are not arrested. You can go when you want.',
    },
  },
  {
    code: 'cy',
    label: 'Welsh',
    ownName: 'Cymraeg',
    direction: 'ltr',
    version,
    standing: 'to be checked by a certified translator',
    title: 'Eich hawliau yng ngorsaf yr heddlu',
    lines: {
      offence:
        'Rhaid i’r heddlu ddweud wrthych pa drosedd y maent yn credu i chi ei chyflawni, a pham y maent yn eich cadw yma.',
      silence:
        'Does dim rhaid i chi ddweud dim byd. Ond gall niweidio eich amddiffyniad os na fyddwch yn sôn, wrth gael eich holi, am rywbeth y byddwch yn dibynnu arno yn y llys yn nes ymlaen. Gellir rhoi unrhyw beth a ddywedwch fel tystiolaeth.',
      solicitor:
        'Gallwch siarad â chyfreithiwr yn breifat ar unrhyw adeg. Mae am ddim, ac nid yw’r cyfreithiwr yn gweithio i’r heddlu. Gallwch newid eich meddwl.',
      tell: 'Gallwch ofyn i un person gael gwybod eich bod yma. Mae am ddim.',
      codes: 'Gallwch ddarllen y Codau Ymarfer, y rheolau y mae’n rhaid i’r heddlu eu dilyn.',
      interpreter:
        'Os nad ydych yn siarad nac yn deall Saesneg, neu’n methu clywed neu siarad yn dda, gallwch gael cyfieithydd am ddim. Cyfieithir y papurau pwysicaf i chi.',
      consulate:
        'Os nad ydych yn Brydeinig, gellir dweud wrth eich llysgenhadaeth neu’ch conswliaeth eich bod yma.',
      care: 'Dywedwch wrth yr heddlu os ydych yn sâl, wedi brifo, neu angen meddyginiaeth neu help. Gallwch weld gweithiwr iechyd. Cewch fwyd, diod, cell lân, toiled ac amser i orffwys.',
      time: 'Fel arfer gellir eich cadw am hyd at 24 awr heb gyhuddiad. Mae swyddog yn edrych yn rheolaidd a oes rhaid eich cadw, a gallwch ddweud eich barn. Gall uwch swyddog neu lys ganiatáu mwy o amser am rai troseddau.',
      record: 'Gallwch chi neu’ch cyfreithiwr weld eich cofnod dalfa, a chael copi ohono o fewn 12 mis.',
      child:
        'Os ydych o dan 18, neu angen help i ddeall, rhaid i oedolyn nad yw’n heddwas ddod i’ch helpu. Gall yr oedolyn hwnnw ofyn am gyfreithiwr i chi.',
      attender:
        'Nid ydych wedi’ch arestio. Gallwch adael unrhyw bryd oni bai bod yr heddlu’n eich arestio. Mae gennych yr hawliau hyn cyn y cyfweliad ac yn ystod y cyfweliad.',
    },
  },
]
