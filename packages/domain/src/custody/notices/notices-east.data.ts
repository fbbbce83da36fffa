/** The notice of rights in languages of eastern Europe and Asia. */
import type { Notice } from './notice.ts'

const common = {
  direction: 'ltr',
  version: '2026-11-22',
  standing: 'to be checked by a certified translator',
} as const

export const noticesOfTheEast: readonly Notice[] = [
  {
    ...common,
    code: 'lt',
    label: 'Lithuanian',
    ownName: 'Lietuvių',
    title: 'Jūsų teisės policijos nuovadoje',
    lines: {
      offence: 'Policija turi pasakyti, kokiu nusikaltimu jus įtaria ir kodėl jus laiko.',
      silence:
        'Jūs neprivalote nieko sakyti. Tačiau tai gali pakenkti jūsų gynybai, jei apklausiamas nepaminėsite to, kuo vėliau remsitės teisme. Viskas, ką pasakysite, gali būti panaudota kaip įrodymas.',
      solicitor:
        'Bet kada galite pasikalbėti su advokatu be kitų žmonių. Tai nemokama, advokatas nedirba policijai. Galite persigalvoti.',
      tell: 'Galite paprašyti, kad vienam žmogui būtų pranešta, jog esate čia. Tai nemokama.',
      codes: 'Galite perskaityti Praktikos kodeksus, taisykles, kurių policija turi laikytis.',
      interpreter:
        'Jei nekalbate angliškai ar nesuprantate, arba blogai girdite ar kalbate, galite gauti nemokamą vertėją. Svarbiausi dokumentai jums išverčiami.',
      consulate: 'Jei nesate britas, jūsų ambasadai ar konsulatui gali būti pranešta, kad esate čia.',
      care: 'Pasakykite policijai, jei sergate, esate sužeistas, jums reikia vaistų ar pagalbos. Galite pasimatyti su sveikatos specialistu. Gausite maisto, gėrimų, švarią kamerą, galėsite naudotis tualetu ir pailsėti.',
      time: 'Paprastai be kaltinimo galite būti laikomas iki 24 valandų. Pareigūnas reguliariai tikrina, ar jus dar reikia laikyti, ir jūs galite pasakyti savo nuomonę. Dėl kai kurių nusikaltimų vyresnysis pareigūnas ar teismas gali leisti ilgiau.',
      record: 'Jūs ar jūsų advokatas galite matyti sulaikymo protokolą ir per 12 mėnesių gauti jo kopiją.',
      child:
        'Jei jums mažiau nei 18 metų arba jums reikia pagalbos suprasti, turi atvykti suaugęs žmogus, kuris nėra policininkas. Jis gali paprašyti jums advokato.',
      attender:
        'Jūs nesate suimtas. Galite bet kada išeiti, nebent policija jus suimtų. Šias teises turite prieš apklausą ir jos metu.',
    },
  },
  {
    ...common,
    code: 'sq',
    label: 'Albanian',
    ownName: 'Shqip',
    title: 'Të drejtat tuaja në stacionin e policisë',
    lines: {
      offence: 'Policia duhet t’ju thotë për cilën vepër ju dyshon dhe pse po ju mban këtu.',
      silence:
        'Nuk jeni i detyruar të thoni asgjë. Por mund të dëmtohet mbrojtja juaj nëse gjatë pyetjeve nuk përmendni diçka që më vonë e përdorni në gjyq. Çdo gjë që thoni mund të përdoret si provë.',
      solicitor:
        'Mund të flisni vetëm për vetëm me një avokat në çdo kohë. Është falas dhe avokati nuk punon për policinë. Mund të ndryshoni mendim.',
      tell: 'Mund të kërkoni që një person të njoftohet se jeni këtu. Është falas.',
      codes: 'Mund të lexoni Kodet e Praktikës, rregullat që policia duhet të ndjekë.',
      interpreter:
        'Nëse nuk flisni ose nuk kuptoni anglisht, ose nuk dëgjoni apo flisni mirë, mund të keni një përkthyes falas. Dokumentet më të rëndësishme ju përkthehen.',
      consulate: 'Nëse nuk jeni britanik, ambasada ose konsullata juaj mund të njoftohet.',
      care: 'Tregojini policisë nëse jeni i sëmurë, i lënduar, keni nevojë për ilaçe ose ndihmë. Mund të shihni një punonjës shëndetësor. Merrni ushqim, pije, qeli të pastër, tualet dhe kohë për të pushuar.',
      time: 'Zakonisht mund të mbaheni deri në 24 orë pa akuzë. Një oficer kontrollon rregullisht nëse duhet të mbaheni ende dhe ju mund të thoni mendimin tuaj. Për disa vepra, një oficer i lartë ose gjykata mund të japë më shumë kohë.',
      record:
        'Ju ose avokati juaj mund ta shihni dosjen e mbajtjes dhe të merrni një kopje brenda 12 muajve.',
      child:
        'Nëse jeni nën 18 vjeç, ose keni nevojë për ndihmë për të kuptuar, duhet të vijë një i rritur që nuk është polic. Ai mund të kërkojë avokat për ju.',
      attender:
        'Nuk jeni i arrestuar. Mund të largoheni në çdo kohë, përveç nëse policia ju arreston. Këto të drejta i keni para dhe gjatë intervistës.',
    },
  },
  {
    ...common,
    code: 'tr',
    label: 'Turkish',
    ownName: 'Türkçe',
    title: 'Karakoldaki haklarınız',
    lines: {
      offence: 'Polis, hangi suçtan şüphelendiğini ve sizi neden tuttuğunu söylemek zorundadır.',
      silence:
        'Bir şey söylemek zorunda değilsiniz. Ancak sorgulanırken söylemediğiniz bir şeye daha sonra mahkemede dayanırsanız, bu savunmanıza zarar verebilir. Söylediğiniz her şey delil olarak kullanılabilir.',
      solicitor:
        'İstediğiniz zaman bir avukatla yalnız konuşabilirsiniz. Ücretsizdir ve avukat polis için çalışmaz. Fikrinizi değiştirebilirsiniz.',
      tell: 'Burada olduğunuzun bir kişiye bildirilmesini isteyebilirsiniz. Ücretsizdir.',
      codes: 'Polisin uymak zorunda olduğu kurallar olan Uygulama Kurallarını okuyabilirsiniz.',
      interpreter:
        'İngilizce konuşmuyor veya anlamıyorsanız ya da iyi duyamıyor veya konuşamıyorsanız, ücretsiz bir tercüman alabilirsiniz. En önemli belgeler sizin için çevrilir.',
      consulate: 'İngiliz vatandaşı değilseniz, büyükelçiliğinize veya konsolosluğunuza haber verilebilir.',
      care: 'Hastaysanız, yaralıysanız, ilaca veya yardıma ihtiyacınız varsa polise söyleyin. Bir sağlık görevlisini görebilirsiniz. Yemek, içecek, temiz bir hücre, tuvalet ve dinlenme zamanı verilir.',
      time: 'Genellikle suçlama olmadan en fazla 24 saat tutulabilirsiniz. Bir memur, hâlâ tutulmanız gerekip gerekmediğine düzenli olarak bakar ve siz görüşünüzü söyleyebilirsiniz. Bazı suçlarda üst düzey bir memur veya mahkeme daha fazla süre verebilir.',
      record: 'Siz veya avukatınız gözaltı kaydınızı görebilir ve 12 ay içinde bir kopyasını alabilirsiniz.',
      child:
        '18 yaşından küçükseniz veya anlamak için yardıma ihtiyacınız varsa, polis olmayan bir yetişkin gelmek zorundadır. Bu kişi sizin için avukat isteyebilir.',
      attender:
        'Tutuklu değilsiniz. Polis sizi tutuklamadıkça istediğiniz zaman gidebilirsiniz. Bu haklar görüşmeden önce ve görüşme sırasında geçerlidir.',
    },
  },
  {
    ...common,
    code: 'vi',
    label: 'Vietnamese',
    ownName: 'Tiếng Việt',
    title: 'Quyền của quý vị tại đồn cảnh sát',
    lines: {
      offence: 'Cảnh sát phải cho quý vị biết họ nghi quý vị phạm tội gì và vì sao họ giữ quý vị ở đây.',
      silence:
        'Quý vị không phải nói gì. Nhưng nếu khi bị hỏi quý vị không nói điều mà sau này quý vị dựa vào trước tòa, điều đó có thể bất lợi cho việc bào chữa. Mọi điều quý vị nói có thể được dùng làm bằng chứng.',
      solicitor:
        'Quý vị có thể nói chuyện riêng với luật sư bất cứ lúc nào. Việc này miễn phí và luật sư không làm việc cho cảnh sát. Quý vị có thể đổi ý.',
      tell: 'Quý vị có thể yêu cầu báo cho một người biết quý vị đang ở đây. Việc này miễn phí.',
      codes: 'Quý vị có thể đọc Bộ quy tắc thực hành, các quy định mà cảnh sát phải tuân theo.',
      interpreter:
        'Nếu quý vị không nói hoặc không hiểu tiếng Anh, hoặc nghe hay nói khó khăn, quý vị được có thông dịch viên miễn phí. Các giấy tờ quan trọng nhất được dịch cho quý vị.',
      consulate: 'Nếu quý vị không phải người Anh, đại sứ quán hoặc lãnh sự quán của quý vị có thể được báo.',
      care: 'Hãy nói với cảnh sát nếu quý vị bị bệnh, bị thương, cần thuốc hoặc cần giúp đỡ. Quý vị có thể gặp nhân viên y tế. Quý vị được ăn, uống, có phòng giam sạch, nhà vệ sinh và thời gian nghỉ.',
      time: 'Thông thường quý vị có thể bị giữ tối đa 24 giờ mà không bị buộc tội. Một sĩ quan thường xuyên xem xét có còn phải giữ quý vị hay không, và quý vị có thể nói ý kiến của mình. Với một số tội, sĩ quan cấp cao hoặc tòa án có thể cho thêm thời gian.',
      record: 'Quý vị hoặc luật sư có thể xem hồ sơ tạm giữ và nhận một bản sao trong vòng 12 tháng.',
      child:
        'Nếu quý vị dưới 18 tuổi, hoặc cần giúp để hiểu, một người lớn không phải cảnh sát phải đến giúp. Người đó có thể yêu cầu luật sư cho quý vị.',
      attender:
        'Quý vị không bị bắt. Quý vị có thể rời đi bất cứ lúc nào, trừ khi cảnh sát bắt quý vị. Quý vị có các quyền này trước và trong khi phỏng vấn.',
    },
  },
  {
    ...common,
    code: 'ar',
    label: 'Arabic',
    ownName: 'العربية',
    direction: 'rtl',
    title: 'حقوقك في مركز الشرطة',
    lines: {
      offence: 'يجب على الشرطة أن تخبرك بالجريمة التي تشتبه بك فيها وبسبب احتجازك هنا.',
      silence:
        'لست ملزماً بقول أي شيء. لكن قد يضر بدفاعك ألا تذكر عند استجوابك شيئاً تعتمد عليه لاحقاً في المحكمة. كل ما تقوله قد يُستخدم دليلاً.',
      solicitor:
        'يمكنك التحدث مع محامٍ على انفراد في أي وقت. هذا مجاني، والمحامي لا يعمل لدى الشرطة. يمكنك تغيير رأيك.',
      tell: 'يمكنك أن تطلب إبلاغ شخص واحد بأنك هنا. هذا مجاني.',
      codes: 'يمكنك قراءة قواعد الممارسة، وهي القواعد التي يجب على الشرطة اتباعها.',
      interpreter:
        'إذا كنت لا تتكلم الإنجليزية أو لا تفهمها، أو لا تسمع أو تتكلم جيداً، فلك الحق في مترجم مجاناً. وتُترجم لك أهم الأوراق.',
      consulate: 'إذا لم تكن بريطانياً، يمكن إبلاغ سفارتك أو قنصليتك بأنك هنا.',
      care: 'أخبر الشرطة إذا كنت مريضاً أو مصاباً أو تحتاج إلى دواء أو مساعدة. يمكنك مقابلة مختص صحي. تحصل على طعام وشراب وزنزانة نظيفة ومرحاض ووقت للراحة.',
      time: 'يمكن عادةً احتجازك حتى 24 ساعة دون توجيه تهمة. ينظر ضابط بانتظام فيما إذا كان يجب الاستمرار في احتجازك، ويمكنك أن تقول رأيك. في بعض الجرائم يمكن لضابط كبير أو محكمة السماح بوقت أطول.',
      record: 'يمكنك أنت أو محاميك الاطلاع على سجل احتجازك والحصول على نسخة منه خلال 12 شهراً.',
      child:
        'إذا كان عمرك أقل من 18 سنة، أو تحتاج إلى مساعدة لكي تفهم، يجب أن يأتي شخص بالغ ليس من الشرطة لمساعدتك. ويمكنه أن يطلب لك محامياً.',
      attender:
        'أنت لست رهن الاعتقال. يمكنك المغادرة في أي وقت ما لم تعتقلك الشرطة. لك هذه الحقوق قبل المقابلة وأثناءها.',
    },
  },
  {
    ...common,
    code: 'ur',
    label: 'Urdu',
    ownName: 'اردو',
    direction: 'rtl',
    title: 'پولیس اسٹیشن میں آپ کے حقوق',
    lines: {
      offence: 'پولیس کو آپ کو بتانا ہوگا کہ آپ پر کس جرم کا شبہ ہے اور آپ کو یہاں کیوں رکھا گیا ہے۔',
      silence:
        'آپ کو کچھ کہنا ضروری نہیں۔ لیکن اگر پوچھ گچھ کے وقت آپ کوئی ایسی بات نہ بتائیں جس پر بعد میں عدالت میں بھروسہ کریں تو آپ کے دفاع کو نقصان ہو سکتا ہے۔ آپ جو کچھ کہیں گے وہ ثبوت کے طور پر استعمال ہو سکتا ہے۔',
      solicitor:
        'آپ کسی بھی وقت وکیل سے تنہائی میں بات کر سکتے ہیں۔ یہ مفت ہے اور وکیل پولیس کے لیے کام نہیں کرتا۔ آپ اپنا ارادہ بدل سکتے ہیں۔',
      tell: 'آپ کہہ سکتے ہیں کہ ایک شخص کو بتایا جائے کہ آپ یہاں ہیں۔ یہ مفت ہے۔',
      codes: 'آپ ضابطۂ عمل پڑھ سکتے ہیں، یعنی وہ قواعد جن پر پولیس کو عمل کرنا ہوتا ہے۔',
      interpreter:
        'اگر آپ انگریزی نہیں بولتے یا نہیں سمجھتے، یا سننے یا بولنے میں دشواری ہے، تو آپ کو مفت مترجم مل سکتا ہے۔ اہم ترین کاغذات کا ترجمہ کیا جاتا ہے۔',
      consulate:
        'اگر آپ برطانوی نہیں ہیں تو آپ کے سفارت خانے یا قونصل خانے کو بتایا جا سکتا ہے کہ آپ یہاں ہیں۔',
      care: 'اگر آپ بیمار یا زخمی ہیں، دوا یا مدد چاہیے تو پولیس کو بتائیں۔ آپ طبی عملے سے مل سکتے ہیں۔ آپ کو کھانا، پینا، صاف کوٹھری، بیت الخلا اور آرام کا وقت ملتا ہے۔',
      time: 'عام طور پر آپ کو بغیر الزام 24 گھنٹے تک رکھا جا سکتا ہے۔ ایک افسر باقاعدگی سے دیکھتا ہے کہ کیا آپ کو رکھنا اب بھی ضروری ہے، اور آپ اپنی رائے دے سکتے ہیں۔ بعض جرائم میں اعلیٰ افسر یا عدالت زیادہ وقت دے سکتی ہے۔',
      record: 'آپ یا آپ کا وکیل حراست کا ریکارڈ دیکھ سکتے ہیں اور 12 ماہ کے اندر اس کی نقل لے سکتے ہیں۔',
      child:
        'اگر آپ کی عمر 18 سال سے کم ہے، یا سمجھنے میں مدد چاہیے، تو ایک بالغ شخص جو پولیس سے نہ ہو آپ کی مدد کے لیے آئے گا۔ وہ آپ کے لیے وکیل مانگ سکتا ہے۔',
      attender:
        'آپ زیرِ حراست نہیں ہیں۔ جب تک پولیس آپ کو گرفتار نہ کرے آپ کسی بھی وقت جا سکتے ہیں۔ یہ حقوق انٹرویو سے پہلے اور اس کے دوران آپ کے پاس ہیں۔',
    },
  },
]
