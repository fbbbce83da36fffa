/**
 * Spellings of one name: transliterations from other alphabets, dialects and old habits, written folded and run
 * together. Common knowledge, put together here; a group is parted by bars, and a name may be in several.
 */
export const NAME_SPELLINGS = `
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
