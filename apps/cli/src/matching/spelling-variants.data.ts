/** How names are spelt by somebody who hears them or carries them over from another alphabet. */
import type { Origin } from './name-origins.data.ts'

/** Whole names that are one name, each group separated by a space, its members by a bar. */
export const spellingGroups: readonly (readonly string[])[] = `
mohammed|muhammad|mohammad|mohamed|mohamad|muhammed ahmed|ahmad|ahmet hussain|hussein|husain|hossain|hussien
hassan|hasan omar|umar|omer youssef|yusuf|yousef|yousuf|yousaf|yusef fatima|fatimah|fatema|fatma aisha|ayesha|aysha|aicha
abdullah|abdallah|abdulla ibrahim|ebrahim|ibraheem khalid|khaled mustafa|mostafa|mustapha mahmoud|mahmood|mahmud
said|saeed|sayed|syed karim|kareem rashid|rasheed|rachid salim|saleem maryam|mariam|miriam zainab|zaynab|zeinab
khadija|khadijah|kadija layla|leila|laila|leyla nour|noor|nur huda|hoda suleiman|sulaiman|soliman|suleman
chowdhury|chaudhry|choudhury|chaudhary|choudhry uddin|udin begum|begom qureshi|quraishi|kureshi sheikh|shaikh|shaik|shah
siddiqui|siddique|siddiqi sukhwinder|sukhvinder balwinder|balvinder jaswinder|jasvinder kulwinder|kulvinder
patel|pattel vikram|bikram lakshmi|laxmi sunita|suneeta anil|aneel kavita|kaveeta deepika|dipika geeta|gita
jadwiga|yadviga piotr|peter krzysztof|christopher katarzyna|catherine pawel|paul michal|michael jan|john andrzej|andrew
tomasz|thomas jakub|jacob malgorzata|margaret agnieszka|agnes wojciech|voytek stanislaw|stanley mateusz|matthew
lukasz|lucas aleksandra|alexandra wiktoria|victoria weronika|veronica zuzanna|susanna
sean|shaun|shawn siobhan|shivaun|chevonne niamh|neve|neave aoife|eefa ciara|keira|kiera sinead|shinade
caoimhe|keeva|kweeva saoirse|seersha grainne|grania|grace ciaran|kieran|kieron eoin|owen|eoghan conor|connor padraig|patrick
ruairi|rory|ruari tadhg|tiger|tadg maeve|maebh|meabh eimear|emer cian|kian seamus|james
oconnor|connor obrien|brien oneill|oneil|neill osullivan|sullivan oreilly|reilly|riley ofarrell|farrell ocallaghan|callaghan
odonnell|donnell omahony|mahony|mahoney mcloughlin|mclaughlin|mcglothlin doherty|docherty|dougherty walsh|walshe|welsh
stephen|steven catherine|kathryn|katherine|catharine graham|graeme geoffrey|jeffrey alan|allan|allen ian|iain
anne|ann claire|clare|clair sarah|sara rebecca|rebekah rachel|rachael deborah|debra alison|allison tracey|tracy
clarke|clark taylor|tayler davies|davis phillips|philips stevens|stephens thompson|thomson|tomson bailey|bayley|baillie
white|whyte brown|browne green|greene reid|reed|read gray|grey elliott|eliot|elliot|eliott smith|smyth|smythe
zhang|cheung|chang wang|wong huang|wong|hwang chen|chan|tan lin|lam liu|lau|lao zhao|chiu|chao zhou|chow|chou
wu|ng he|ho ye|yip|yeh guo|kwok|kuo zheng|cheng|cheang xie|tse|hsieh cai|choi|tsai zeng|tsang li|lee yang|yeung xu|hsu|tsui
feng|fung liang|leung lai|lay situ|szeto ouyang|auyeung luo|law|lo
nguyen|nguyn|ngyuen|nguyan hoang|huynh|hwang vu|vo phuong|phoung thuy|thuey huynh|huyn pham|fam
kwabena|kobina kweku|kwaku chukwuemeka|emeka oluwaseun|seun|shewun babatunde|tunde temitope|tope oluwatoyin|toyin
mamadou|mamadu fatoumata|fatumata|fatmata aissatou|aisatu mariama|mariamma boubacar|abubakar jalloh|diallo|jallow
mensah|mensa agyemang|agyeman|adjeman adjei|adjaye|agyei owusu|owuso acheampong|achampong okonkwo|okonquo
kadisha|khadisha shanice|shaniece|shenice latoya|latoyah jermaine|jermain|germaine dwayne|duane|dwain tianna|tiana|tyanna
chantelle|chantel|shantel aaliyah|aliyah|aliya courtney|kourtney mckenzie|mackenzie mcfarlane|macfarlane mclean|maclean
pierre|peer jean louis|jeanlouis st hilaire|sthilaire nembhard|nembard brathwaite|braithwaite
`
  .trim()
  .replaceAll('\n', ' ')
  .split(/ (?=\S+\|)/)
  .map((group) => group.trim().split('|'))

/** Spelling habits of an origin, tried in this order: what is written, and what it may become. */
export const spellingHabits: Record<Origin, readonly (readonly [RegExp, string])[]> = {
  British: [
    [/ie$/, 'y'],
    [/y$/, 'ie'],
    [/ph/, 'f'],
    [/ck/, 'k'],
    [/ll/, 'l'],
    [/tt/, 't'],
    [/ey$/, 'y'],
    [/leigh$/, 'ley'],
    [/ley$/, 'leigh'],
    [/e$/, ''],
    [/ss/, 's'],
    [/c(?=[aou])/, 'k'],
  ],
  Irish: [
    [/^mc/, 'mac'],
    [/^mac/, 'mc'],
    [/^o(?=[bcdfghklmnrs])/, ''],
    [/gh/, ''],
    [/bh/, 'v'],
    [/mh/, 'v'],
    [/aoi/, 'ee'],
    [/ea/, 'e'],
    [/ll/, 'l'],
    [/nn/, 'n'],
  ],
  Polish: [
    [/ski$/, 'sky'],
    [/ska$/, 'ski'],
    [/cka$/, 'cki'],
    [/cz/, 'ch'],
    [/sz/, 'sh'],
    [/rz/, 'z'],
    [/w/, 'v'],
    [/j/, 'y'],
    [/cki$/, 'tsky'],
    [/y/, 'i'],
    [/l/, 'w'],
  ],
  Arabic: [
    [/^al[ -]/, ''],
    [/^el[ -]/, 'al '],
    [/^al[ -]/, 'el '],
    [/ou/, 'u'],
    [/ee/, 'i'],
    [/q/, 'k'],
    [/kh/, 'k'],
    [/dh/, 'd'],
    [/i$/, 'y'],
    [/aa?/, 'e'],
    [/u/, 'o'],
    [/mm/, 'm'],
  ],
  'South Asian': [
    [/w/, 'v'],
    [/v/, 'w'],
    [/ee/, 'i'],
    [/sh/, 's'],
    [/aa/, 'a'],
    [/i/, 'ee'],
    [/dh/, 'd'],
    [/bh/, 'b'],
    [/u/, 'oo'],
    [/q/, 'k'],
    [/th/, 't'],
    [/ph/, 'f'],
  ],
  Chinese: [
    [/x/, 'hs'],
    [/zh/, 'ch'],
    [/q/, 'ch'],
    [/ng$/, 'n'],
    [/n$/, 'ng'],
    [/ou/, 'ow'],
    [/ui/, 'uei'],
    [/yi/, 'i'],
    [/j/, 'ch'],
    [/x/, 's'],
  ],
  Vietnamese: [
    [/ph/, 'f'],
    [/ng/, 'n'],
    [/nh/, 'n'],
    [/uy/, 'ui'],
    [/uo/, 'oo'],
    [/tr/, 'ch'],
    [/th/, 't'],
    [/qu/, 'kw'],
    [/d/, 'z'],
    [/x/, 's'],
  ],
  'West African': [
    [/kw/, 'qu'],
    [/gy/, 'dj'],
    [/ch/, 'sh'],
    [/o/, 'or'],
    [/e$/, 'ay'],
    [/ou/, 'u'],
    [/oluwa/, 'olu'],
    [/chukwu/, 'chuku'],
    [/ye/, 'ie'],
    [/nn/, 'n'],
    [/h$/, ''],
    [/kp/, 'p'],
  ],
  Caribbean: [
    [/^mc/, 'mac'],
    [/y/, 'i'],
    [/i/, 'y'],
    [/ll/, 'l'],
    [/tt/, 't'],
    [/e$/, ''],
    [/sh/, 'ch'],
    [/k/, 'c'],
    [/ph/, 'f'],
  ],
}

/** Short forms in use outside the English list, which the domain's own nickname groups do not all know. */
export const shortForms: readonly (readonly [string, string])[] = [
  ['mohammed', 'mo'],
  ['muhammad', 'mo'],
  ['krzysztof', 'krzysiek'],
  ['katarzyna', 'kasia'],
  ['malgorzata', 'gosia'],
  ['agnieszka', 'aga'],
  ['tomasz', 'tomek'],
  ['piotr', 'piotrek'],
  ['wojciech', 'wojtek'],
  ['magdalena', 'magda'],
  ['joanna', 'asia'],
  ['aleksandra', 'ola'],
  ['grzegorz', 'grzesiek'],
  ['andrzej', 'jedrek'],
  ['jakub', 'kuba'],
  ['pawel', 'pawelek'],
  ['malgorzata', 'malgosia'],
  ['michal', 'michalek'],
  ['barbara', 'basia'],
  ['elzbieta', 'ela'],
  ['zofia', 'zosia'],
  ['anna', 'ania'],
  ['ewa', 'ewka'],
  ['stanislaw', 'staszek'],
  ['chukwuemeka', 'emeka'],
  ['oluwaseun', 'seun'],
  ['babatunde', 'tunde'],
  ['temitope', 'tope'],
  ['funmilayo', 'funmi'],
  ['oluwatoyin', 'toyin'],
  ['adebayo', 'bayo'],
  ['adewale', 'wale'],
  ['olumide', 'mide'],
  ['chinedu', 'nedu'],
  ['ifeanyi', 'ify'],
  ['obinna', 'obi'],
  ['abdulrahman', 'abdul'],
  ['abdulaziz', 'aziz'],
  ['abdullah', 'abdul'],
  ['mustafa', 'musti'],
  ['fatima', 'fati'],
  ['zakaria', 'zak'],
  ['ibrahim', 'ibi'],
  ['harpreet', 'harp'],
  ['gurpreet', 'gurps'],
  ['jaspreet', 'jas'],
  ['sukhwinder', 'sukh'],
  ['jaswinder', 'jas'],
  ['balwinder', 'bal'],
  ['rajesh', 'raj'],
  ['vikram', 'vik'],
  ['sanjay', 'sanj'],
  ['siobhan', 'shiv'],
  ['padraig', 'paudie'],
  ['patrick', 'paddy'],
  ['bridget', 'bridie'],
  ['seamus', 'shay'],
  ['jermaine', 'jay'],
  ['tyrone', 'ty'],
  ['winston', 'winny'],
  ['jerome', 'rome'],
  ['nathaniel', 'nate'],
  ['chantelle', 'chanel'],
  ['latoya', 'toya'],
  ['emmanuel', 'manny'],
]
