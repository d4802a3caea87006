/**
 * Forms of words that have to find each other, and words that look alike but have nothing to do with each other. Put together for
 * this project after the paradigms of grammars, which are named with each language; the words are common ones of news.
 */

export interface Inflections {
  /** Grammar whose paradigms were followed. */
  source: string;
  /** Forms of one word a line. */
  paradigms: string;
  /** Unrelated words that look alike, two a line. */
  lookalikes: string;
}

export const INFLECTIONS: Readonly<Record<string, Inflections>> = {
  hi: {
    source: 'R. S. McGregor, Outline of Hindi Grammar (3rd edition, 1995): nouns I–II, adjectives, verbs',
    paradigms: `
      बच्चा बच्चे बच्चों
      लड़का लड़के लड़कों
      लड़की लड़कियाँ लड़कियां लड़कियों
      किताब किताबें किताबों
      बात बातें बातों
      नदी नदियाँ नदियों
      भाषा भाषाएँ भाषाओं
      महिला महिलाएँ महिलाएं महिलाओं
      नेता नेताओं
      आदमी आदमियों
      मंत्री मंत्रियों
      घर घरों
      शहर शहरों
      गाँव गाँवों
      सड़क सड़कें सड़कों
      दुकान दुकानें दुकानों
      रुपया रुपये रुपयों रुपए
      पैसा पैसे पैसों
      कमरा कमरे कमरों
      सपना सपने सपनों
      खिलाड़ी खिलाड़ियों
      किसान किसानों
      सैनिक सैनिकों
      चुनाव चुनावों
      सरकार सरकारें सरकारों
      परीक्षा परीक्षाएँ परीक्षाओं
      योजना योजनाएँ योजनाओं
      घटना घटनाएँ घटनाओं
      शक्ति शक्तियाँ शक्तियों
      नीति नीतियाँ नीतियों
      साधु साधुओं
      वस्तु वस्तुएँ वस्तुओं
      बड़ा बड़े बड़ी
      अच्छा अच्छे अच्छी
      नया नये नयी
      पुराना पुराने पुरानी
      काला काले काली
      करना करता करते करती करने करेगा करेंगे
      जाना जाता जाते जाती जाने जाएगा जाएँगे
      देखना देखता देखा देखे देखी देखेंगे
      बोलना बोलता बोला बोली बोले
      लिखना लिखता लिखा लिखी लिखे लिखने
      खाना खाता खाते खाया खाएगा
      बनाना बनाता बनाया बनाए बनाने
      मिलना मिलता मिला मिली मिले मिलेगा
      महिला महिलाओं महिलाएं
      छात्र छात्रों
      छात्रा छात्राएँ छात्राओं
      अस्पताल अस्पतालों
      कंपनी कंपनियाँ कंपनियों कंपनियां
      अदालत अदालतें अदालतों
      तस्वीर तस्वीरें तस्वीरों
      घोड़ा घोड़े घोड़ों
      कपड़ा कपड़े कपड़ों
      रिश्ता रिश्ते रिश्तों
      मज़दूर मज़दूरों
      चिड़िया चिड़ियाँ चिड़ियों
      आँख आँखें आँखों
      देश देशों
      समस्या समस्याएँ समस्याओं
      मुक़दमा मुक़दमे मुक़दमों
      पढ़ना पढ़ता पढ़ा पढ़ी पढ़ते
      चुनना चुनता चुना चुनी चुनेंगे
      भारतीय भारतीयों
      ऊँचा ऊँचे ऊँची
      ग़रीब ग़रीबों
      जूता जूते जूतों
      राजा राजाओं
      हिंदू हिंदुओं
      पुस्तक पुस्तकें पुस्तकों
      लेखक लेखकों
      मछली मछलियाँ मछलियों
      कुर्सी कुर्सियाँ कुर्सियों
      समाचार समाचारों
      रास्ता रास्ते रास्तों
      दरवाज़ा दरवाज़े दरवाज़ों
      माता माताओं माताएँ
      कवि कवियों
      डाकू डाकुओं
      बहन बहनें बहनों
      भाई भाइयों
      बेटा बेटे बेटों
      बेटी बेटियाँ बेटियों
      पौधा पौधे पौधों
      नौकर नौकरों
      चलना चलता चलते चली चलेंगे
      पीना पीता पीते
      हँसना हँसता हँसी हँसते
      छोटा छोटे छोटी
      रोटी रोटियाँ रोटियों`,
    lookalikes: `
      कहानी कहा
      पानी पाना
      कल काल
      दिन दीन
      राज राजा
      जान जाना
      माल माला
      फल फूल
      चाल चालू
      मकान मक्का
      बाल बेल
      हाथ हाथी
      सोना सुनना
      बस बसंत
      दल दाल
      सेना सेब
      नाम नमक
      जल जाल
      मन मान
      गाना गिनना
      समय समाज
      शेर शहर
      भारत भार
      जनता जन्म
      संसद संसार
      तार तारा
      विचार विकार
      राम रोम
      कमल कमाल
      सागर सगा
      मामला माल
      पत्र पात्र
      वर्ष वर्षा
      बाजार बाजरा`,
  },
  ur: {
    source: 'R. L. Schmidt, Urdu: An Essential Grammar (1999): nouns, marked and unmarked, adjectives, verbs',
    paradigms: `
      بچہ بچے بچوں
      لڑکا لڑکے لڑکوں
      لڑکی لڑکیاں لڑکیوں
      کتاب کتابیں کتابوں
      بات باتیں باتوں
      عورت عورتیں عورتوں
      حکومت حکومتیں حکومتوں
      خبر خبریں خبروں
      سڑک سڑکیں سڑکوں
      گھر گھروں
      شہر شہروں
      ملک ملکوں
      لوگ لوگوں
      آدمی آدمیوں
      نوکری نوکریاں نوکریوں
      بیماری بیماریاں بیماریوں
      کمپنی کمپنیاں کمپنیوں
      پارٹی پارٹیاں پارٹیوں
      کھلاڑی کھلاڑیوں
      روپیہ روپے روپوں
      ہفتہ ہفتے ہفتوں
      مہینہ مہینے مہینوں
      علاقہ علاقے علاقوں
      حملہ حملے حملوں
      فیصلہ فیصلے فیصلوں
      کمرا کمرے کمروں
      راستہ راستے راستوں
      دعا دعائیں دعاؤں
      دوا دوائیں دواؤں
      بڑا بڑے بڑی
      اچھا اچھے اچھی
      پرانا پرانے پرانی
      نیا نئے نئی
      طالب طالبوں
      مسلمان مسلمانوں
      کسان کسانوں
      کرنا کرتا کرتے کرتی کرنے کریں کرے کرو کریگا
      جانا جاتا جاتے جاتی جانے جائے جائیں
      دیکھنا دیکھتا دیکھتے دیکھا دیکھی دیکھیں
      لکھنا لکھتا لکھا لکھی لکھے
      بولنا بولتا بولا بولے بولیں
      ملنا ملتا ملا ملے ملی ملیں
      بنانا بناتا بنایا بنائے بنانے
      تصویر تصویریں تصویروں
      عدالت عدالتیں عدالتوں
      شاعر شاعروں
      طالبہ طالبات
      گاڑی گاڑیاں گاڑیوں
      کپڑا کپڑے کپڑوں
      رشتہ رشتے رشتوں
      مسئلہ مسئلے مسئلوں
      صوبہ صوبے صوبوں
      زبان زبانیں زبانوں
      دریا دریاؤں
      پڑھنا پڑھتا پڑھا پڑھی پڑھتے
      مزدور مزدوروں
      آنکھ آنکھیں آنکھوں
      سپاہی سپاہیوں
      واقعہ واقعے واقعات
      اونچا اونچے اونچی
      رات راتیں راتوں
      دن دنوں
      استاد استادوں
      مچھلی مچھلیاں مچھلیوں
      کرسی کرسیاں کرسیوں
      دروازہ دروازے دروازوں
      بیٹا بیٹے بیٹوں
      بیٹی بیٹیاں بیٹیوں
      بہن بہنیں بہنوں
      دکان دکانیں دکانوں
      جگہ جگہیں جگہوں
      سوال سوالوں
      مقدمہ مقدمے مقدموں
      چھوٹا چھوٹے چھوٹی
      چلنا چلتا چلتے چلی
      ہنسنا ہنستا ہنسا ہنستے`,
    lookalikes: `
      پانی پانا
      کہانی کہا
      دن دین
      کل کال
      رات راستہ
      ملک ملکہ
      دل دال
      شیر شہر
      جان جانا
      مال مالا
      قلم قلعہ
      بال بیل
      نام نمک
      ہاتھ ہاتھی
      خبر خیر
      عرب عراق
      سال سالن
      علم عالم
      بازار بازو
      صدر صدی
      وزیر وزن
      جنگ جنگل
      کام کامیاب
      تار تارہ
      شام شامل
      حکم حکیم
      پاک پاکستان
      فوج فرج
      سونا سننا
      نظر نذر
      عدالت عدد
      لوگ لگ
      قوم قیام
      زمین زمانہ`,
  },
  ar: {
    source:
      'K. C. Ryding, A Reference Grammar of Modern Standard Arabic (2005): proclitics, sound plurals, duals, pronoun suffixes',
    paradigms: `
      كتاب الكتاب والكتاب بالكتاب للكتاب كتابي كتابه كتابها كتابهم كتابنا بكتاب لكتاب وكتاب فكتاب ككتاب
      إسلام الإسلام والإسلام بالإسلام للإسلام إسلامي الإسلامية
      حكومة الحكومة حكومات الحكومات حكومته للحكومة بالحكومة والحكومة وحكومة حكومتنا
      مدرسة المدرسة مدرسات المدرسات مدرستي مدرستهم بالمدرسة
      سيارة السيارة سيارات السيارات سياراتهم سيارته وسيارة
      مهندس المهندس مهندسون مهندسين المهندسين للمهندسين ومهندس
      مسلم المسلم مسلمون مسلمين المسلمين للمسلمين
      لاجئ اللاجئ لاجئون لاجئين اللاجئين للاجئين
      لبنان لبناني اللبناني اللبنانية اللبنانيون اللبنانيين ولبنان بلبنان
      فلسطين فلسطيني الفلسطيني الفلسطينية الفلسطينيين وفلسطين
      العراق عراقي العراقي العراقية العراقيين والعراق بالعراق
      مصر مصري المصري المصرية المصريين ومصر بمصر
      دولة الدولة دولتان دولته للدولة بالدولة ودولة
      شركة الشركة شركات الشركات شركته للشركات وشركات
      انتخابات الانتخابات بالانتخابات للانتخابات انتخاباتهم وانتخابات
      وزارة الوزارة وزارات وزارته بوزارة لوزارة ووزارة
      وزير الوزير وزيرها للوزير بوزير ووزير
      رئيس الرئيس رئيسها رئيسهم للرئيس ورئيس لرئيس
      بيت البيت بيتي بيته بيتهم للبيت بالبيت
      برنامج البرنامج برنامجه للبرنامج ببرنامج والبرنامج
      سلام السلام للسلام بالسلام والسلام بسلام
      اقتصاد الاقتصاد اقتصادي الاقتصادية للاقتصاد باقتصاد واقتصاد
      جامعة الجامعة جامعات الجامعات جامعته بجامعة للجامعات
      منطقة المنطقة منطقتنا بالمنطقة بمنطقة للمنطقة ومنطقة
      اجتماع الاجتماع اجتماعات الاجتماعات اجتماعهم باجتماع
      لغة اللغة لغات اللغات لغتنا
      قال قالت قالوا وقال فقال وقالت
      كتب كتبت كتبوا كتبنا وكتب
      أعلن أعلنت أعلنوا وأعلن وأعلنت
      صحفي الصحفي صحفيون صحفيين الصحفيين الصحفية
      كتب يكتب تكتب يكتبون سيكتب
      يعمل تعمل يعملون ستعمل
      عامل العامل عاملون عاملين العاملين عاملة
      صحيفة الصحيفة صحيفتها
      وثيقة الوثيقة وثيقتهم
      مؤتمر المؤتمر مؤتمرات بالمؤتمر والمؤتمر للمؤتمر
      تقرير التقرير تقريره والتقرير
      قانون القانون بالقانون قانوني القانونية للقانون
      محكمة المحكمة محكمتها بالمحكمة والمحكمة
      شعب الشعب شعبه الشعبية للشعب
      حرب الحرب بالحرب للحرب والحرب
      قرار القرار قرارات القرارات قراره وقرار بقرار
      جيش الجيش جيشه للجيش والجيش
      سوريا السوري السورية سوري السوريون السوريين
      أردن الأردن الأردني
      لاعب اللاعب لاعبون لاعبين اللاعبين لاعبو
      معلم معلمة المعلم معلمون معلمات المعلمين
      طالب الطالب طالبة طالبات الطالبات
      نائب النائب نائبه
      سفارة السفارة سفارات سفارتها
      كرة الكرة كرتنا
      بنك البنك بنكي بالبنك
      ولد الولد ولدان ولدي
      فريق الفريق فريقه للفريق وفريق
      مدينة المدينة مدينتي بالمدينة للمدينة
      غزة بغزة وغزة لغزة
      القاهرة بالقاهرة والقاهرة
      كاتب الكاتب كاتبة كاتبون كاتبات
      جريدة الجريدة بالجريدة جريدتها
      مطار المطار مطارات بالمطار للمطار
      مستشفى المستشفى مستشفيات بالمستشفى
      طائرة الطائرة طائرات الطائرات طائرته
      سوق السوق بالسوق للسوق
      موقف الموقف موقفه موقفهم والموقف
      رأي الرأي برأي رأيه
      سياسة السياسة سياسات السياسية سياسي
      إيران الإيراني إيراني إيرانية بإيران
      بيروت ببيروت وبيروت
      مبادرة المبادرة مبادرات مبادرته
      قيادة القيادة قيادات للقيادة بقيادة
      أمريكا أمريكي الأمريكية الأمريكيين
      شاب الشاب شابة
      نتيجة النتيجة بنتيجة
      مفاوضات المفاوضات للمفاوضات ومفاوضات
      دخل دخلت دخلوا يدخل`,
    lookalikes: `
      كتاب شباب
      لبنان لبن
      فريق طريق
      ولد بلد
      وزير زيارة
      بنك بنت
      سلام سلاح
      حرب حزب
      عمل علم
      كلب قلب
      مصر مصير
      مدرسة مدينة
      سنة سماء
      قطر قطار
      جبل جمل
      شعب شعر
      ملك مالك
      بحر بحث
      قمر قمح
      نهر نهار
      سوق سواق
      كرة كرسي
      حكم حكيم
      دولة دوار
      عرب عربة
      وقت وقود
      ليل ليبيا
      نور نار
      خبر خبز
      رجل أرجل
      سفير سفر
      فكر فقر
      بريد برد
      سودان سود`,
  },
  fa: {
    source:
      'J. Mace, Persian Grammar (2003): plurals, ezafe, indefinite, possessive endings, comparison, verbs',
    paradigms: `
      کتاب کتاب‌ها کتابها کتاب‌های کتابهای کتاب‌هایی کتابی کتابم کتابش کتابشان کتاب‌هایشان کتاب‌هایش
      شهر شهرها شهرهای شهرهایی شهری شهرشان
      خانه خانه‌ها خانه‌های خانه‌ای خانه‌اش خانه‌شان
      دولت دولت‌ها دولت‌های دولتها دولتی دولتشان
      کشور کشورها کشورهای کشوری کشورش کشورمان
      دانشجو دانشجوها دانشجویان دانشجوی دانشجویی
      دانشگاه دانشگاه‌ها دانشگاه‌های دانشگاهی
      روزنامه روزنامه‌ها روزنامه‌های روزنامه‌ای
      خبرنگار خبرنگاران خبرنگارها خبرنگاری
      نماینده نمایندگان نماینده‌ها نماینده‌ای
      نویسنده نویسندگان نویسنده‌ها
      بزرگ بزرگتر بزرگ‌تر بزرگترین بزرگ‌ترین بزرگی
      مهم مهم‌تر مهمترین مهم‌ترین
      ایران ایرانی ایرانیان ایرانی‌ها
      زن زنان زن‌ها زنها
      مرد مردان مردها مردی
      کارگر کارگران کارگرها کارگری
      سال سال‌ها سالها سال‌های سالهای سالی
      انتخابات انتخاباتی
      وزیر وزیران وزیرها وزیری
      بازیکن بازیکنان بازیکن‌ها
      سرباز سربازان سربازها سربازی
      درخت درختان درخت‌ها درخت‌های درختی
      زبان زبان‌ها زبانهای زبان‌های زبانی
      قانون قانون‌ها قانونی
      شرکت شرکت‌ها شرکت‌های شرکتی شرکتها
      رفتن رفت رفتم رفتند رفتیم رفتید
      گفتن گفت گفتم گفتند گفتیم گفتید
      دیدن دید دیدم دیدند دیدیم
      می‌رود می‌روم می‌روند می‌رویم میروند
      می‌گوید می‌گویم می‌گویند می‌گوییم میگویند
      می‌کند می‌کنم می‌کنند می‌کنیم نمی‌کند
      گل گل‌ها گلها گل‌های
      درس درس‌ها درس‌های درسی
      معلم معلم‌ها معلمان معلمی
      دوست دوستان دوستانش دوستم
      پرنده پرندگان پرنده‌ها
      مدرسه مدرسه‌ها مدرسه‌ای
      قهرمان قهرمانان قهرمانی
      جهان جهانی
      سازمان سازمان‌ها سازمانی سازمان‌های
      مشکل مشکلات مشکل‌ها
      شاعر شاعران شاعرها
      آموزگار آموزگاران
      کوچک کوچکتر کوچک‌ترین
      نوشتن نوشت نوشتم نوشتند نوشته
      خواندن خواند خواندم خواندند
      می‌نویسد می‌نویسم می‌نویسند
      خبرگزاری خبرگزاری‌ها خبرگزاریهای
      بیمارستان بیمارستان‌ها بیمارستانی
      دانشمند دانشمندان دانشمندی
      خیابان خیابان‌ها خیابانهای
      پرونده پرونده‌ها پرونده‌های پرونده‌ای
      بانک بانک‌ها بانکی بانک‌های
      تیم تیم‌ها تیمی تیم‌های
      مسئول مسئولان مسئولین
      فیلم فیلم‌ها فیلمی فیلم‌هایش
      گروه گروه‌ها گروهی گروه‌های
      آمریکا آمریکایی
      قوی قوی‌تر قوی‌ترین
      دختر دخترها دختران دخترم
      پسر پسرها پسران پسرش
      شنیدن شنید شنیدم شنیدند
      آمدن آمد آمدم آمدند آمده
      می‌خواهد می‌خواهم می‌خواهند می‌خواهیم
      روستا روستاها روستای روستایی
      رهبر رهبران رهبری`,
    lookalikes: `
      مردم مرد
      کتاب کباب
      شهر شعر
      دولت دوست
      هفته هفت
      خانه خان
      قلم قلب
      ماه ماهی
      سال سالن
      زبان زیان
      بازار باز
      کار کارت
      وطن تن
      دست دشت
      شیر شهر
      جنگ جنگل
      برق برگ
      خبر خیر
      نان نام
      آب آبان
      علم عالم
      ورزش ارزش
      نفت نفس
      مجلس مجلل
      پدر پدید
      روز روزنامه
      دانش داستان
      رنگ رگ
      کوه کوچه
      مرکز مرگ
      تهران تهدید
      سفر سفره
      گل گله
      قطر قطره`,
  },
  fr: {
    source:
      'M. Grevisse and A. Goosse, Le Bon Usage: plurals, feminines, first and second conjugation, elision',
    paradigms: `
      homme hommes l’homme l'homme d’hommes d'homme
      école écoles l’école d’écoles qu’écoles
      état états l’état d’état
      élection élections l’élection d'élections
      Élysée l’Élysée d'Élysée
      cheval chevaux
      journal journaux
      national nationale nationaux nationales
      animal animaux
      travail travaux
      bateau bateaux
      jeu jeux
      heureux heureuse heureuses
      actif active actifs actives
      neuf neuve neufs neuves
      premier première premiers premières
      étranger étrangère étrangers étrangères
      ancien ancienne anciens anciennes
      européen européenne européens européennes
      français française françaises
      américain américaine américains américaines
      petit petite petits petites
      grand grande grands grandes
      public publique publics publiques
      nouveau nouvelle nouveaux nouvelles
      acteur acteurs
      ministre ministres
      gouvernement gouvernements
      ville villes
      pays pays
      loi lois
      maison maisons
      région régions
      parler parle parlent parlé parlée parlées parlés parlait parlaient parlera
      voter vote votent voté votée votés votait votaient votera voteront
      annoncer annonce annoncent annoncé annoncée annoncés annonçait annoncera
      finir finis finit fini finie finies finira finissent finissait
      président présidente présidents présidentes
      député députée députés
      roi rois
      œuvre œuvres
      canal canaux
      général généraux
      lieu lieux
      eau eaux
      vieux vieille vieilles
      dernier dernière derniers dernières
      italien italienne italiens italiennes
      créateur créatrice créateurs
      manifester manifeste manifestent manifesté manifestait
      choisir choisit choisissent choisi choisira
      gagner gagne gagnent gagné gagnera
      économique économiques
      long longue longs longues
      blanc blanche blancs
      étudiant étudiante étudiants l’étudiant
      enfant enfants l’enfant d’enfants
      usine usines l'usine
      hôpital hôpitaux l’hôpital
      accord accords l’accord d'accord
      égalité l’égalité
      émission émissions
      entreprise entreprises
      chercheur chercheuse chercheurs chercheuses
      social sociale sociaux sociales
      hôtel hôtels l’hôtel
      avocat avocate avocats l'avocat
      tribunal tribunaux
      bijou bijoux
      feu feux
      citoyen citoyenne citoyens
      naïf naïve naïfs
      cher chère chers chères
      complet complète complets complètes
      gros grosse grosses
      sec sèche secs
      international internationaux internationale
      condamner condamne condamné condamnés condamnait
      réussir réussit réussi réussissent
      vendre vend vendu vendus vendait
      arbre arbres l’arbre
      olympique olympiques
      oiseau oiseaux l’oiseau`,
    lookalikes: `
      chapeau chapelle
      maison mais
      port porc
      poisson poison
      ville vile
      cheveu cheval
      coup cour
      chef cher
      roi roue
      pain pin
      main mai
      police politique
      guerre guérir
      marche marine
      banque banc
      porte portrait
      livre libre
      train trait
      lion lien
      règle régime
      monde mondain
      franc France
      loi loin
      vol volcan
      fil film
      temps tempe
      mer mère
      pompe pompier
      plage plaie
      université univers
      général généreux
      sport sportif
      fond font
      mine ministre`,
  },
  it: {
    source:
      'M. Maiden and C. Robustelli, A Reference Grammar of Modern Italian (2nd edition, 2007): nouns, adjectives, verbs, elision',
    paradigms: `
      libro libri
      amico amici
      amica amiche
      banco banchi
      lungo lunga lunghi lunghe
      città città
      giornale giornali
      governo governi
      elezione elezioni l’elezione dell’elezione all'elezione
      uomo l’uomo dell’uomo quell’uomo
      acqua acque l’acqua dell’acqua un’acqua
      Italia l’Italia dell’Italia all’Italia nell'Italia d’Italia
      anno anni dell’anno quest’anno l’anno
      europeo europea europei europee
      italiano italiana italiani italiane
      politico politica politici politiche
      nuovo nuova nuovi nuove
      grande grandi
      paese paesi
      nazionale nazionali
      ministro ministri
      donna donne
      mese mesi
      guerra guerre
      scuola scuole
      famiglia famiglie
      spiaggia spiagge
      notizia notizie
      medico medici
      presidente presidenti
      lavoratore lavoratori
      parlare parla parlano parlato parlava parlavano parlando
      votare vota votano votato votava votavano votando
      vendere vende vendono venduto vendeva vendevano vendendo
      finire finisce finiscono finito finiva finivano
      legge leggi
      partito partiti
      regione regioni
      problema problemi
      turista turisti turiste
      strada strade
      opera opere l’opera dell’opera
      isola isole l’isola
      ospedale ospedali l’ospedale dell'ospedale
      tedesco tedesca tedeschi tedesche
      bianco bianca bianchi bianche
      economico economica economici economiche
      attore attori
      amministrazione amministrazioni
      lavorare lavora lavorano lavorato lavorava
      vincere vince vincono vinceva
      europeo europei
      americano americana americani americane
      operaio operai
      ministra ministre
      sindaco sindaci
      giudice giudici
      lago laghi
      parco parchi
      collega colleghi colleghe
      sistema sistemi
      inglese inglesi
      francese francesi
      straniero straniera stranieri straniere
      amministratore amministratori
      arancia arance
      camicia camicie
      aprire apre aprono aperto
      chiedere chiede chiedono chiedeva
      mangiare mangia mangiato mangiava
      ambasciata ambasciate l’ambasciata`,
    lookalikes: `
      casa caso
      porto porta
      posto posta
      mare mano
      carne carta
      banca bianco
      legge leggenda
      sole suolo
      pace pane
      fame fama
      nave neve
      vino vento
      monte morte
      papa pepe
      rosa rissa
      capo cappa
      pollo polo
      notte nota
      cane canna
      pala palla
      sera serra
      mese messa
      tuta tutta
      mondo moda
      stato strada
      latte lotta
      voto vuoto
      pena penna
      cara carra
      ora orso
      campo campana
      ponte pompa
      fiume fumo
      treno trono`,
  },
  es: {
    source:
      'J. Butt and C. Benjamin, A New Reference Grammar of Modern Spanish (5th edition, 2011): nouns, adjectives, regular verbs',
    paradigms: `
      libro libros
      ciudad ciudades
      luz luces
      voz voces
      feliz felices
      pez peces
      canción canciones cancion
      nación naciones nacion
      elección elecciones eleccion
      país países pais
      mujer mujeres
      hombre hombres
      joven jóvenes
      examen exámenes
      inglés inglesa ingleses inglesas
      francés francesa franceses francesas
      español española españoles españolas
      alemán alemana alemanes alemanas
      nuevo nueva nuevos nuevas
      nacional nacionales
      político política políticos políticas
      niño niña niños niñas
      ley leyes
      rey reyes
      flor flores
      mes meses
      presidente presidentes
      gobierno gobiernos
      economía economías economia
      guerra guerras
      trabajador trabajadora trabajadores trabajadoras
      hablar habla hablan hablo habló hablaron hablaba hablaban hablado hablando hablará
      votar vota votan votó votaron votaba votado votando votará
      comer come comen comió comieron comía comían comido comiendo comerá
      vivir vive viven vivió vivieron vivía vivido viviendo vivirá
      elector electores electora
      capitán capitanes
      comunidad comunidades
      universidad universidades
      ladrón ladrones
      corazón corazones
      reunión reuniones
      juez jueces
      cruz cruces
      común comunes
      social sociales
      europeo europea europeos europeas
      rojo roja rojos rojas
      ganar gana ganan ganó ganaron ganaba ganado
      perder pierde perdió perdieron perdía perdido
      abrir abre abren abrió abrieron
      ministro ministra ministros ministras
      orden órdenes
      imagen imágenes
      madre madres
      argentino argentina argentinos argentinas
      avión aviones avion
      pared paredes
      ratón ratones
      árbol árboles
      lápiz lápices
      inmigrante inmigrantes
      autobús autobuses
      chino china chinos chinas
      andaluz andaluces andaluza
      trabajar trabaja trabajan trabajó trabajaba trabajado
      recibir recibe reciben recibió recibido
      creer cree creen creía
      alcalde alcaldes alcaldesa
      interés intereses
      volcán volcanes
      crimen crímenes
      hijo hija hijos hijas`,
    lookalikes: `
      pero perro
      caro carro
      coro corro
      caballo cabello
      hombre hambre
      pelo perla
      peso piso
      carne carta
      mar mayor
      pan paz
      sal sol
      luna lunes
      noche nube
      rey red
      vino viento
      ojo oreja
      banco blanco
      lago largo
      cielo ciego
      arma alma
      cama camino
      tienda tiempo
      fuego juego
      puerto puerta
      mano manzana
      mundo mando
      gato gasto
      calle calor
      flor flota
      sala saldo
      ley lejos
      leche lucha
      bolsa bosque
      gente gigante`,
  },
  pt: {
    source:
      'A. Hutchinson and J. Lloyd, Portuguese: An Essential Grammar (2nd edition, 2003): nouns, adjectives, regular verbs',
    paradigms: `
      livro livros
      nação nações nacao
      eleição eleições eleicao
      informação informações
      alemão alemães
      pão pães
      mão mãos
      cidadão cidadãos
      animal animais
      jornal jornais
      nacional nacionais
      papel papéis
      hotel hotéis
      possível possíveis
      automóvel automóveis
      fácil fáceis
      difícil difíceis
      civil civis
      homem homens
      jovem jovens
      bom bons
      viagem viagens
      mulher mulheres
      flor flores
      mês meses
      país países pais
      português portuguesa portugueses portuguesas
      francês francesa franceses francesas
      feliz felizes
      luz luzes
      cidade cidades
      novo nova novos novas
      presidente presidentes
      governo governos
      economia economias
      guerra guerras
      trabalhador trabalhadora trabalhadores trabalhadoras
      água águas d’água
      falar fala falam falou falaram falava falavam falado falando falará
      votar vota votam votou votaram votava votado votando votará
      comer come comem comeu comeram comia comiam comido comendo comerá
      partir parte partem partiu partiram partia partido partindo partirá
      opinião opiniões
      região regiões
      capitão capitães
      irmão irmãos irmã
      hospital hospitais
      final finais
      sol sóis
      azul azuis
      barril barris
      projétil projéteis
      terrível terríveis
      imagem imagens
      jardim jardins
      juiz juízes
      vez vezes
      cor cores
      inglês inglesa ingleses
      europeu europeus
      bonito bonita bonitos
      ganhar ganha ganham ganhou ganharam ganhava
      vender vende vendem vendeu venderam
      lei leis
      rei reis
      deputado deputada deputados deputadas
      bairro bairros
      professor professora professores
      coração corações
      botão botões
      órgão órgãos
      túnel túneis
      anel anéis
      farol faróis
      canal canais
      fóssil fósseis
      nuvem nuvens
      som sons
      chinês chinesa chineses
      espanhol espanhóis espanhola
      rapaz rapazes
      mulher mulheres
      trabalhar trabalha trabalhou trabalhavam trabalhado
      beber bebe bebeu bebiam
      abrir abre abriu abriram
      senador senadora senadores
      ministro ministra ministros`,
    lookalikes: `
      mais mal
      lei leite
      cão cal
      caro carro
      era erra
      vinho vizinho
      peso preso
      rei rede
      mar mãe
      sal sul
      pão pau
      mão mau
      noite nota
      fogo jogo
      porto porta
      banco branco
      casa caso
      olho óleo
      leão lei
      pena penha
      gato gasto
      terra torre
      cama caminho
      filho filme
      mundo mudo
      lago largo
      sala saldo
      guerra garra
      ponte ponto
      chuva chave
      bolo bola
      campo campanha
      roda rosa
      prato preto`,
  },
  de: {
    source:
      'M. Durrell, Hammer’s German Grammar and Usage (6th edition, 2017): noun plurals and cases, adjectives, weak verbs',
    paradigms: `
      Haus Hauses Häuser Häusern Haeuser
      Buch Buches Bücher Büchern
      Kind Kindes Kinder Kindern
      Frau Frauen
      Mann Mannes Männer Männern
      Stadt Städte Städten
      Land Landes Länder Ländern
      Regierung Regierungen
      Zeitung Zeitungen
      Wahl Wahlen
      Minister Ministers Ministern
      Präsident Präsidenten
      Schule Schulen
      Tag Tages Tage Tagen
      Jahr Jahres Jahre Jahren
      Straße Straßen Strasse Strassen
      Krieg Krieges Kriege Kriegen
      Partei Parteien
      Gesetz Gesetzes Gesetze Gesetzen
      Freund Freundes Freunde Freunden
      Zug Zuges Züge Zügen
      Studentin Studentinnen
      Ärztin Ärztinnen
      Auto Autos
      Hotel Hotels
      gut gute guter gutes guten gutem
      neu neue neuer neues neuen neuem
      deutsch deutsche deutscher deutsches deutschen deutschem
      groß große großer großes großen größer größere
      alt alte alter altes alten älter ältere
      europäisch europäische europäischen europäischer
      politisch politische politischen politischer
      sagen sage sagst sagt sagte sagten
      wählen wähle wählst wählt wählte wählten
      fordern fordere fordert forderte forderten
      kaufen kaufe kaufst kauft kaufte kauften
      arbeiten arbeite arbeitet arbeitete arbeiteten
      Bürger Bürgers Bürgern
      Bürgerin Bürgerinnen
      Vertrag Vertrages Verträge Verträgen
      Bank Banken
      Fluss Flusses Flüsse Flüssen
      Baum Bäume Bäumen
      Wort Wörter Wörtern
      Dorf Dörfer Dörfern
      Polizist Polizisten
      Ergebnis Ergebnisse Ergebnissen
      Universität Universitäten
      Mutter Mütter Müttern
      Sohn Söhne
      Tochter Töchter
      Foto Fotos
      Entscheidung Entscheidungen
      klein kleine kleiner kleines kleinen
      stark starke starker stärker stärkste
      leben lebe lebst lebt lebte lebten
      spielen spielt spielte spielten
      zeigen zeigt zeigte
      meinen meint meinte
      Museum Museen
      Firma Firmen
      Kandidat Kandidaten
      Verein Vereine Vereinen Vereins
      Gericht Gerichte Gerichten Gerichts
      Richter Richters Richtern
      Rolle Rollen
      Brücke Brücken
      Bild Bilder Bildern Bildes
      Blatt Blätter Blättern
      Arzt Arztes Ärzte Ärzten
      Flüchtling Flüchtlinge Flüchtlingen
      schnell schnelle schneller schnelles schnellen
      glauben glaubt glaubte glaubten
      warnen warnt warnte
      melden meldet meldete
      verlieren verliert
      Zentrum Zentren
      Kino Kinos
      Demokratie Demokratien
      Kanzler Kanzlers`,
    lookalikes: `
      Nacht nach
      Markt Mark
      Punkt Punk
      Stadt Staat
      Haus Haut
      Bund bunt
      Rat Rad
      Tor Torte
      Wald Wahl
      Kirche Kirsche
      Hund Hand
      Tisch Tusche
      Fluss Flug
      Brot Brut
      Krieg Krug
      Bank Band
      Geld Gold
      Wein weinen
      Feld Fell
      Karte Karton
      Mutter Mut
      Vater Vatikan
      Land Lampe
      Schule Schuld
      Kunst Kunde
      Wasser Waffe
      Zeit Zelt
      Straße Strafe
      Recht Rechen
      Welt Wert
      Ort Order
      Kopf Kupfer
      Sonne Sonde
      Firma Film`,
  },
  tr: {
    source:
      'A. Göksel and C. Kerslake, Turkish: A Comprehensive Grammar (2005): number, possession, case, apostrophes after names',
    paradigms: `
      gelmek geldi geliyor gelecek gelmiş geldiler
      gitmek gitti gidiyor gidecek gitmiş
      yapmak yaptı yapıyor yapacak yapmış yapması
      söylemek söyledi söylüyor söyleyecek söylemiş
      görmek gördü görüyor görecek gördüler
      açıklamak açıkladı açıklıyor açıklayacak açıklaması
      kitap kitaplar kitabı kitabın kitaba kitapta kitaptan kitaplarda kitaplarımız kitapları kitabım
      ev evler evi evin eve evde evden evlerde evlerinde evimiz
      çocuk çocuklar çocuğu çocuğun çocuğa çocuklara çocukların çocuklarımız cocuklar
      kadın kadınlar kadını kadının kadına kadınlara kadınların kadınlardan
      ülke ülkeler ülkeyi ülkenin ülkeye ülkede ülkeden ülkelerin ülkemiz ülkesi
      Türkiye Türkiye'de Türkiye’nin Türkiye'ye Türkiye'den Türkiye’yi
      İstanbul İstanbul'da İstanbul’un İstanbul'a İstanbul'dan istanbul
      Ankara Ankara'da Ankara’nın Ankara'ya Ankara'dan
      Erdoğan Erdoğan'ın Erdoğan’a Erdoğan'dan
      şehir şehirler şehirde şehirden şehirlerin şehirlere
      okul okullar okulu okulun okula okulda okuldan okullarda
      araba arabalar arabayı arabanın arabaya arabada arabadan arabası
      hükümet hükümetler hükümetin hükümete hükümeti hükümetten
      bakan bakanlar bakanı bakanın bakana bakandan bakanların
      seçim seçimler seçimi seçimin seçime seçimde seçimlerde seçimlerin seçimden
      parti partiler partiyi partinin partiye partide partiden partisi partileri
      başkan başkanlar başkanı başkanın başkana başkandan
      gazete gazeteler gazeteyi gazetenin gazeteye gazetede gazetesi
      devlet devletler devleti devletin devlete devletten devletlerin
      işçi işçiler işçiyi işçinin işçiye işçilerin işçilere
      öğrenci öğrenciler öğrenciyi öğrencinin öğrenciye öğrencilerin
      haber haberler haberi haberin habere haberde haberlerin
      gün günler günü günün güne günde günden günlerde
      yıl yıllar yılı yılın yıla yılda yıldan yıllarda
      köy köyler köyü köyün köye köyde köyden köylerde
      deniz denizler denizi denizin denize denizde denizden
      adam adamlar adamı adamın adama adamdan adamların
      ağaç ağaçlar ağacı ağacın ağaca ağaçta ağaçtan
      mahkeme mahkemeler mahkemede mahkemenin mahkemeye mahkemesi
      cumhurbaşkanı cumhurbaşkanının cumhurbaşkanına
      ekonomi ekonominin ekonomide ekonomisi ekonomiye
      insan insanlar insanın insanlara insanların insanı
      su sular suyu suyun
      dil diller dilin dilde dilden
      yol yollar yolu yolun yolda yoldan
      üniversite üniversiteler üniversitenin üniversitede üniversitesi
      asker askerler askerin askere askerlerin
      gözlük gözlükler gözlüğü gözlüğün
      renk renkler rengi rengin
      mektup mektuplar mektubu mektubun mektupta
      Avrupa Avrupa'da Avrupa'nın Avrupa’ya
      halk halkı halkın halka halklar
      saldırı saldırılar saldırıda saldırının saldırıyı
      proje projeler projenin projeyi projede
      toplantı toplantılar toplantıda toplantının
      sandalye sandalyeler sandalyeyi
      arkadaş arkadaşlar arkadaşım arkadaşı arkadaşın
      öğretmen öğretmenler öğretmenin öğretmene öğretmenlerin
      söz sözler sözü sözün sözde
      polis polisler polisin polise polisten
      kardeş kardeşim kardeşi kardeşler kardeşlerim
      büyük büyükler
      kalem kalemler kalemi kalemin kalemle
      otobüs otobüsler otobüste otobüsün
      hastane hastaneler hastanede hastanenin hastanesi
      doktor doktorlar doktora doktorun
      sorun sorunlar sorunu sorunun sorunlara
      yasa yasalar yasayı yasanın yasada
      belediye belediyenin belediyesi belediyede
      mahalle mahallede mahallenin mahalleler
      kılıç kılıçlar kılıcı
      dağ dağlar dağı dağın dağda
      kuş kuşlar kuşu kuşun
      İzmir İzmir'de İzmir’in
      Kürt Kürtler Kürtlerin
      oyuncu oyuncular oyuncunun
      almak aldı alıyor alacak almış
      başlamak başladı başlıyor başlayacak
      vermek verdi veriyor verecek
      konuşmak konuştu konuşuyor konuşacak konuşması`,
    lookalikes: `
      dünya dün
      at ant
      kar karşı
      el elma
      bal balık
      baş başkan
      yol yolcu
      kan kanun
      sar saray
      gül güneş
      su suç
      kapı kap
      masa masal
      deniz dergi
      okul okuma
      para parti
      kadın kader
      tarih tarım
      asker askı
      halk halı
      savaş sava
      basın baskı
      kız kızıl
      kış kıyı
      taş taşıt
      kent kendi
      dil dilek
      yaz yarın
      hava havuz
      göz gözlem
      yer yemek
      ders dert
      kurt kurul
      altın alay`,
  },
};
