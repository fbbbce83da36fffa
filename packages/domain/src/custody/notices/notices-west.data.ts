/** The notice of rights in languages of Europe and the Americas. */
import type { Notice } from './notice.ts'

const common = {
  direction: 'ltr',
  version: '2026-11-22',
  standing: 'to be checked by a certified translator',
} as const

export const noticesOfTheWest: readonly Notice[] = [
  {
    ...common,
    code: 'pl',
    label: 'Polish',
    ownName: 'Polski',
    title: 'Twoje prawa na komisariacie policji',
    lines: {
      offence: 'Policja musi Ci powiedzieć, o jakie przestępstwo Cię podejrzewa i dlaczego Cię zatrzymuje.',
      silence:
        'Nie musisz nic mówić. Może to jednak zaszkodzić Twojej obronie, jeśli podczas przesłuchania nie wspomnisz o czymś, na co później powołasz się w sądzie. Wszystko, co powiesz, może być użyte jako dowód.',
      solicitor:
        'W każdej chwili możesz porozmawiać na osobności z adwokatem. To nic nie kosztuje, a adwokat nie pracuje dla policji. Możesz zmienić zdanie.',
      tell: 'Możesz poprosić o powiadomienie jednej osoby, że tu jesteś. To nic nie kosztuje.',
      codes: 'Możesz przeczytać Kodeksy postępowania, czyli zasady, których policja musi przestrzegać.',
      interpreter:
        'Jeśli nie mówisz po angielsku lub nie rozumiesz tego języka, albo słabo słyszysz lub mówisz, możesz mieć bezpłatnego tłumacza. Najważniejsze dokumenty zostaną przetłumaczone.',
      consulate: 'Jeśli nie jesteś obywatelem brytyjskim, można powiadomić Twoją ambasadę lub konsulat.',
      care: 'Powiedz policji, jeśli jesteś chory, ranny, potrzebujesz leków lub pomocy. Możesz zobaczyć się z pracownikiem medycznym. Dostaniesz jedzenie, picie, czystą celę, dostęp do toalety i czas na odpoczynek.',
      time: 'Zwykle można Cię zatrzymać bez zarzutów do 24 godzin. Funkcjonariusz regularnie sprawdza, czy nadal trzeba Cię zatrzymywać, a Ty możesz powiedzieć, co o tym myślisz. Przy niektórych przestępstwach wyższy funkcjonariusz lub sąd może przedłużyć ten czas.',
      record:
        'Ty lub Twój adwokat możecie zobaczyć protokół zatrzymania i w ciągu 12 miesięcy otrzymać jego kopię.',
      child:
        'Jeśli masz mniej niż 18 lat lub potrzebujesz pomocy w zrozumieniu, musi przyjść dorosły, który nie jest policjantem. Może on poprosić dla Ciebie o adwokata.',
      attender:
        'Nie jesteś aresztowany. Możesz wyjść w każdej chwili, chyba że policja Cię aresztuje. Masz te prawa przed przesłuchaniem i w jego trakcie.',
    },
  },
  {
    ...common,
    code: 'ro',
    label: 'Romanian',
    ownName: 'Română',
    title: 'Drepturile dumneavoastră la secția de poliție',
    lines: {
      offence: 'Poliția trebuie să vă spună de ce infracțiune sunteți suspectat și de ce sunteți reținut.',
      silence:
        'Nu sunteți obligat să spuneți nimic. Dar apărarea dumneavoastră poate avea de suferit dacă, la interogare, nu menționați ceva pe care vă veți baza mai târziu în instanță. Tot ce spuneți poate fi folosit ca probă.',
      solicitor:
        'Puteți vorbi oricând, între patru ochi, cu un avocat. Este gratuit, iar avocatul nu lucrează pentru poliție. Vă puteți răzgândi.',
      tell: 'Puteți cere ca o persoană să fie anunțată că vă aflați aici. Este gratuit.',
      codes: 'Puteți citi Codurile de practică, regulile pe care poliția trebuie să le respecte.',
      interpreter:
        'Dacă nu vorbiți sau nu înțelegeți engleza, ori nu auziți sau nu vorbiți bine, puteți avea un interpret, gratuit. Cele mai importante documente vă sunt traduse.',
      consulate: 'Dacă nu sunteți cetățean britanic, ambasada sau consulatul dumneavoastră poate fi anunțat.',
      care: 'Spuneți poliției dacă sunteți bolnav, rănit, aveți nevoie de medicamente sau de ajutor. Puteți vedea un cadru medical. Primiți mâncare, băutură, o celulă curată, acces la toaletă și timp de odihnă.',
      time: 'De obicei puteți fi reținut cel mult 24 de ore fără a fi pus sub acuzare. Un ofițer verifică regulat dacă trebuie să mai fiți ținut, iar dumneavoastră puteți spune ce credeți. Pentru unele infracțiuni, un ofițer superior sau o instanță poate acorda mai mult timp.',
      record:
        'Dumneavoastră sau avocatul puteți vedea dosarul de reținere și puteți primi o copie în termen de 12 luni.',
      child:
        'Dacă aveți sub 18 ani sau aveți nevoie de ajutor ca să înțelegeți, trebuie să vină un adult care nu este de la poliție. Acesta poate cere un avocat pentru dumneavoastră.',
      attender:
        'Nu sunteți arestat. Puteți pleca oricând, dacă poliția nu vă arestează. Aveți aceste drepturi înainte de interviu și în timpul lui.',
    },
  },
  {
    ...common,
    code: 'pt',
    label: 'Portuguese',
    ownName: 'Português',
    title: 'Os seus direitos na esquadra da polícia',
    lines: {
      offence: 'A polícia tem de lhe dizer de que crime suspeita e porque o mantém aqui.',
      silence:
        'Não é obrigado a dizer nada. Mas a sua defesa pode ser prejudicada se, quando interrogado, não mencionar algo em que mais tarde se apoie em tribunal. Tudo o que disser pode ser usado como prova.',
      solicitor:
        'Pode falar em privado com um advogado a qualquer momento. É gratuito e o advogado não trabalha para a polícia. Pode mudar de ideias.',
      tell: 'Pode pedir que uma pessoa seja avisada de que está aqui. É gratuito.',
      codes: 'Pode ler os Códigos de Conduta, as regras que a polícia tem de cumprir.',
      interpreter:
        'Se não fala ou não entende inglês, ou não ouve ou fala bem, pode ter um intérprete gratuito. Os documentos mais importantes são traduzidos.',
      consulate: 'Se não é britânico, a sua embaixada ou consulado pode ser avisado de que está aqui.',
      care: 'Diga à polícia se está doente, ferido, se precisa de medicamentos ou de ajuda. Pode ser visto por um profissional de saúde. Recebe comida, bebida, uma cela limpa, casa de banho e tempo para descansar.',
      time: 'Normalmente pode ficar detido até 24 horas sem acusação. Um agente verifica regularmente se ainda é preciso mantê-lo aqui e pode dizer o que pensa. Em alguns crimes, um oficial superior ou um tribunal pode dar mais tempo.',
      record:
        'O senhor ou o seu advogado pode ver o registo da detenção e pedir uma cópia no prazo de 12 meses.',
      child:
        'Se tem menos de 18 anos, ou precisa de ajuda para compreender, tem de vir um adulto que não seja da polícia. Esse adulto pode pedir um advogado para si.',
      attender:
        'Não está preso. Pode sair a qualquer momento, a não ser que a polícia o prenda. Tem estes direitos antes e durante a entrevista.',
    },
  },
  {
    ...common,
    code: 'es',
    label: 'Spanish',
    ownName: 'Español',
    title: 'Sus derechos en la comisaría',
    lines: {
      offence: 'La policía debe decirle de qué delito sospecha y por qué lo retiene aquí.',
      silence:
        'No tiene que decir nada. Pero puede perjudicar su defensa si, al ser interrogado, no menciona algo en lo que después se apoye ante el tribunal. Todo lo que diga puede usarse como prueba.',
      solicitor:
        'Puede hablar en privado con un abogado en cualquier momento. Es gratis y el abogado no trabaja para la policía. Puede cambiar de opinión.',
      tell: 'Puede pedir que se avise a una persona de que está aquí. Es gratis.',
      codes: 'Puede leer los Códigos de práctica, las normas que la policía debe cumplir.',
      interpreter:
        'Si no habla o no entiende inglés, o no oye o no habla bien, puede tener un intérprete gratis. Los documentos más importantes se le traducen.',
      consulate: 'Si no es británico, se puede avisar a su embajada o consulado de que está aquí.',
      care: 'Diga a la policía si está enfermo, herido, necesita medicinas o ayuda. Puede verlo un profesional de la salud. Recibe comida, bebida, una celda limpia, aseo y tiempo para descansar.',
      time: 'Normalmente se le puede retener hasta 24 horas sin acusación. Un agente revisa con regularidad si debe seguir aquí y usted puede decir lo que piensa. En algunos delitos, un mando superior o un tribunal puede dar más tiempo.',
      record:
        'Usted o su abogado puede ver el registro de su detención y pedir una copia en un plazo de 12 meses.',
      child:
        'Si es menor de 18 años, o necesita ayuda para entender, debe venir un adulto que no sea de la policía. Ese adulto puede pedir un abogado para usted.',
      attender:
        'No está detenido. Puede irse en cualquier momento, a menos que la policía lo detenga. Tiene estos derechos antes de la entrevista y durante ella.',
    },
  },
  {
    ...common,
    code: 'fr',
    label: 'French',
    ownName: 'Français',
    title: 'Vos droits au poste de police',
    lines: {
      offence:
        'La police doit vous dire de quelle infraction elle vous soupçonne et pourquoi elle vous retient.',
      silence:
        'Vous n’êtes pas obligé de parler. Mais cela peut nuire à votre défense si, lors de l’interrogatoire, vous ne mentionnez pas un fait que vous invoquez ensuite devant le tribunal. Tout ce que vous dites peut servir de preuve.',
      solicitor:
        'Vous pouvez parler à un avocat en privé à tout moment. C’est gratuit, et l’avocat ne travaille pas pour la police. Vous pouvez changer d’avis.',
      tell: 'Vous pouvez faire prévenir une personne que vous êtes ici. C’est gratuit.',
      codes: 'Vous pouvez lire les Codes de pratique, les règles que la police doit suivre.',
      interpreter:
        'Si vous ne parlez ou ne comprenez pas l’anglais, ou si vous entendez ou parlez mal, vous pouvez avoir un interprète gratuit. Les papiers les plus importants vous sont traduits.',
      consulate: 'Si vous n’êtes pas britannique, votre ambassade ou consulat peut être prévenu.',
      care: 'Dites à la police si vous êtes malade, blessé, si vous avez besoin de médicaments ou d’aide. Vous pouvez voir un professionnel de santé. Vous recevez à manger, à boire, une cellule propre, des toilettes et du temps de repos.',
      time: 'On peut en général vous retenir jusqu’à 24 heures sans inculpation. Un agent vérifie régulièrement s’il faut encore vous garder, et vous pouvez donner votre avis. Pour certaines infractions, un officier supérieur ou un tribunal peut accorder plus de temps.',
      record:
        'Vous ou votre avocat pouvez voir le registre de votre garde et en avoir une copie pendant 12 mois.',
      child:
        'Si vous avez moins de 18 ans, ou besoin d’aide pour comprendre, un adulte qui n’est pas de la police doit venir vous aider. Il peut demander un avocat pour vous.',
      attender:
        'Vous n’êtes pas en état d’arrestation. Vous pouvez partir à tout moment, sauf si la police vous arrête. Vous avez ces droits avant et pendant l’entretien.',
    },
  },
  {
    ...common,
    code: 'it',
    label: 'Italian',
    ownName: 'Italiano',
    title: 'I suoi diritti alla stazione di polizia',
    lines: {
      offence: 'La polizia deve dirle di quale reato la sospetta e perché la trattiene qui.',
      silence:
        'Non è obbligato a dire nulla. Ma la sua difesa può essere danneggiata se, durante l’interrogatorio, non menziona qualcosa su cui poi si baserà in tribunale. Tutto ciò che dice può essere usato come prova.',
      solicitor:
        'Può parlare in privato con un avvocato in qualsiasi momento. È gratuito e l’avvocato non lavora per la polizia. Può cambiare idea.',
      tell: 'Può chiedere che una persona sia avvisata che lei è qui. È gratuito.',
      codes: 'Può leggere i Codici di condotta, le regole che la polizia deve seguire.',
      interpreter:
        'Se non parla o non capisce l’inglese, o non sente o non parla bene, può avere un interprete gratuito. I documenti più importanti vengono tradotti.',
      consulate: 'Se non è britannico, si può avvisare la sua ambasciata o il suo consolato.',
      care: 'Dica alla polizia se è malato, ferito, se ha bisogno di medicine o di aiuto. Può vedere un operatore sanitario. Riceve cibo, bevande, una cella pulita, il bagno e il tempo per riposare.',
      time: 'Di solito può essere trattenuto fino a 24 ore senza accusa. Un agente controlla regolarmente se deve ancora restare e lei può dire che cosa ne pensa. Per alcuni reati un superiore o un tribunale può concedere più tempo.',
      record: 'Lei o il suo avvocato può vedere il registro della custodia e averne una copia entro 12 mesi.',
      child:
        'Se ha meno di 18 anni, o ha bisogno di aiuto per capire, deve venire un adulto che non sia della polizia. Può chiedere un avvocato per lei.',
      attender:
        'Non è in arresto. Può andarsene in qualsiasi momento, a meno che la polizia non la arresti. Ha questi diritti prima e durante il colloquio.',
    },
  },
]
